/** Pictures of what was measured. */
@NullMarked
package org.gelegen.notebooks.charts;

import org.jspecify.annotations.NullMarked;
