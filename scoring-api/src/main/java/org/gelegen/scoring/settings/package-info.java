/** A client's own settings. */
@NullMarked
package org.gelegen.scoring.settings;

import org.jspecify.annotations.NullMarked;
