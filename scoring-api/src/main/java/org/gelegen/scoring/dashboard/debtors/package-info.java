/** One debtor: what happened, what is planned, what is allowed, and why. */
@NullMarked
package org.gelegen.scoring.dashboard.debtors;

import org.jspecify.annotations.NullMarked;
