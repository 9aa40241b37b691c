/** What goes out at this moment, and the stop button. */
@NullMarked
package org.gelegen.scoring.dashboard.now;

import org.jspecify.annotations.NullMarked;
