/** Which jobs ran for which business date. */
@NullMarked
package org.gelegen.model.retention;

import org.jspecify.annotations.NullMarked;
