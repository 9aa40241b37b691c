/** What versions' choices are worth, from the log of decisions that were made by chance. */
@NullMarked
package org.gelegen.trainer.choices;

import org.jspecify.annotations.NullMarked;
