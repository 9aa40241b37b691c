/** What is known about one debtor, and its erasure. */
@NullMarked
package org.gelegen.scoring.debtors;

import org.jspecify.annotations.NullMarked;
