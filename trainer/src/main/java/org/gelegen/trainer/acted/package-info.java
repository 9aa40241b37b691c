/** Which contacts decisions were acted on by, and what came of them. */
@NullMarked
package org.gelegen.trainer.acted;

import org.jspecify.annotations.NullMarked;
