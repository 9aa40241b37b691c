/** Notebooks and readable pages. */
@NullMarked
package org.gelegen.notebooks.pages;

import org.jspecify.annotations.NullMarked;
