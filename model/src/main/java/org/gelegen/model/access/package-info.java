/** Who may ask what, and the record of who changed what. */
@NullMarked
package org.gelegen.model.access;

import org.jspecify.annotations.NullMarked;
