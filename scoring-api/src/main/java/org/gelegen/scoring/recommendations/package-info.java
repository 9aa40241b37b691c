/** What to do for debtors, and what was decided. */
@NullMarked
package org.gelegen.scoring.recommendations;

import org.jspecify.annotations.NullMarked;
