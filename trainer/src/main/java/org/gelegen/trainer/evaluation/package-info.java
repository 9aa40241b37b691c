/** How good predictions are, on later data than they were fitted on. */
@NullMarked
package org.gelegen.trainer.evaluation;

import org.jspecify.annotations.NullMarked;
