/// The one registry of commands. A `Verb` is words, arguments, permission, danger, examples and the
/// act itself; command line, help, completion and the HTTP API are all made from it. `Commands` is
/// the door: it takes words or a route, asks who may, runs the act on the published World and
/// answers with blocks for people and one document for programs, from the same rows.
@NullMarked
package hoops.server.commands;

import org.jspecify.annotations.NullMarked;
