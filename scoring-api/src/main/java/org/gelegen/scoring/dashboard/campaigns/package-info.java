/** Plans: what was planned, dry runs, and what other limits would bring. */
@NullMarked
package org.gelegen.scoring.dashboard.campaigns;

import org.jspecify.annotations.NullMarked;
