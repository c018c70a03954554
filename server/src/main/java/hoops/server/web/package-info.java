/// HTTP: the API that the registry of commands makes, the words of the command line as a stream of
/// frames, and the journal as a stream of events. `WebServer` binds first and serves later, so that
/// the address is known before anything is announced. `Front` is the one road of every request:
/// what the guard lets pass, the door knows, a route answers.
@NullMarked
package hoops.server.web;

import org.jspecify.annotations.NullMarked;
