/** The page that sets two versions side by side. */
@NullMarked
package org.gelegen.scoring.dashboard.compare;

import org.jspecify.annotations.NullMarked;
