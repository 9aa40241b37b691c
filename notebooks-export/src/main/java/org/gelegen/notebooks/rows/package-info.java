/** The rows of each table. */
@NullMarked
package org.gelegen.notebooks.rows;

import org.jspecify.annotations.NullMarked;
