/** The stop button. */
@NullMarked
package org.gelegen.scoring.stops;

import org.jspecify.annotations.NullMarked;
