/** The fold: what is known of a debtor at a moment, for training and for serving alike. */
@NullMarked
package org.gelegen.model.history;

import org.jspecify.annotations.NullMarked;
