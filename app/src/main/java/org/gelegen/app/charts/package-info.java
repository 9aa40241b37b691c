/** Pictures of what was measured. */
@NullMarked
package org.gelegen.app.charts;

import org.jspecify.annotations.NullMarked;
