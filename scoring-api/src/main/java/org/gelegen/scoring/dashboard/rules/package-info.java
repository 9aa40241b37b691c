/** The contact rules that bind a client. */
@NullMarked
package org.gelegen.scoring.dashboard.rules;

import org.jspecify.annotations.NullMarked;
