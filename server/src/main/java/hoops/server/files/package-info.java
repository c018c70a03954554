/// Folders and files of the machine, for every room that has some: making them for the owner alone,
/// and taking them away whole.
@NullMarked
package hoops.server.files;

import org.jspecify.annotations.NullMarked;
