/** Models in forms that are read elsewhere. */
@NullMarked
package org.gelegen.notebooks.models;

import org.jspecify.annotations.NullMarked;
