/** What takes too long to be waited for: begun apart, kept for a while. */
@NullMarked
package org.gelegen.scoring.dashboard.slow;

import org.jspecify.annotations.NullMarked;
