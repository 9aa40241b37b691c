/** What every page needs: who visits, in which language, and how it is answered. */
@NullMarked
package org.gelegen.scoring.dashboard.pages;

import org.jspecify.annotations.NullMarked;
