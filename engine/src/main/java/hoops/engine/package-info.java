/// The words every chapter uses: ids, reasons, verdicts, and what is asked and answered.
@NullMarked
package hoops.engine;

import org.jspecify.annotations.NullMarked;
