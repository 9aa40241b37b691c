/** What to do for a debtor: the decision, its reasons and its record. */
@NullMarked
package org.gelegen.model.decision;

import org.jspecify.annotations.NullMarked;
