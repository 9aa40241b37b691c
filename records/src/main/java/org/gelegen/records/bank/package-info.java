/** Payments from bank statements: camt.053 in, payment records out. */
@NullMarked
package org.gelegen.records.bank;

import org.jspecify.annotations.NullMarked;
