/** When a new version takes the champion's place. */
@NullMarked
package org.gelegen.trainer.promotion;

import org.jspecify.annotations.NullMarked;
