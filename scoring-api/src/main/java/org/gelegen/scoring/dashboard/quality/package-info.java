/** What the records of a portfolio lack, and what to do about it. */
@NullMarked
package org.gelegen.scoring.dashboard.quality;

import org.jspecify.annotations.NullMarked;
