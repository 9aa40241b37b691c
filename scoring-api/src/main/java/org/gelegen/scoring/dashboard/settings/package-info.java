/** A client's own settings: looked at, checked, tried and changed. */
@NullMarked
package org.gelegen.scoring.dashboard.settings;

import org.jspecify.annotations.NullMarked;
