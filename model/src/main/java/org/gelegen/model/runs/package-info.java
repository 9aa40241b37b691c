/** Which jobs ran for which business date. */
@NullMarked
package org.gelegen.model.runs;

import org.jspecify.annotations.NullMarked;
