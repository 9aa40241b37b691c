/**
 * The words of a creditor's portfolio: who owes what to whom, and over which channels they can be
 * reached.
 */
@NullMarked
package org.gelegen.model.portfolio;

import org.jspecify.annotations.NullMarked;
