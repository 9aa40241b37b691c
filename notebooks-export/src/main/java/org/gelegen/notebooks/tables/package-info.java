/** Tables of an export: what their columns mean, and how rows are written. */
@NullMarked
package org.gelegen.notebooks.tables;

import org.jspecify.annotations.NullMarked;
