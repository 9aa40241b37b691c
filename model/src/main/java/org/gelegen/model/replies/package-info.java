/** What debtors answer, until it is in the log. */
@NullMarked
package org.gelegen.model.replies;

import org.jspecify.annotations.NullMarked;
