package hoops.server;

import java.io.PrintStream;

/// Where a program of this module prints: answers to `out`, trouble and hints to `err`.
record Printing(PrintStream out, PrintStream err) {}
