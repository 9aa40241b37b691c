/** Experiments: which arm a debtor belongs to, since when, and what that means for it. */
@NullMarked
package org.gelegen.model.experiments;

import org.jspecify.annotations.NullMarked;
