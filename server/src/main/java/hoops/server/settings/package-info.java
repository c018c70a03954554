/// What may be set of one machine's Hoops: read once from the words typed, checked whole.
@NullMarked
package hoops.server.settings;

import org.jspecify.annotations.NullMarked;
