/** The first page: what it brings, what to look at, what comes next. */
@NullMarked
package org.gelegen.scoring.dashboard.overview;

import org.jspecify.annotations.NullMarked;
