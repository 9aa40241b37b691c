/** Records, outcomes and payments on their way in. */
@NullMarked
package org.gelegen.scoring.intake;

import org.jspecify.annotations.NullMarked;
