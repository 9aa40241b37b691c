/** Charts as the charting library takes them, each with the same as a table. */
@NullMarked
package org.gelegen.scoring.dashboard.charts;

import org.jspecify.annotations.NullMarked;
