/** How moments and figures are shown. */
@NullMarked
package org.gelegen.scoring.presentation;

import org.jspecify.annotations.NullMarked;
