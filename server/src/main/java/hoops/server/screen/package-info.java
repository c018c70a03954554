/// What an answer looks like: texts whose foreign parts are harmless, blocks of them, and the one
/// painter that puts a block on a terminal, into a pipe or into a table of tabs. Commands say what
/// they have to say as blocks and never ask where it goes; `Look` is worked out once from the words
/// and their terminal (docs/cli.md).
@NullMarked
package hoops.server.screen;

import org.jspecify.annotations.NullMarked;
