/** What people look at: the pages of the dashboard. */
@NullMarked
package org.gelegen.scoring.dashboard;

import org.jspecify.annotations.NullMarked;
