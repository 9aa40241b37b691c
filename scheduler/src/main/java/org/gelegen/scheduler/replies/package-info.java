/** What debtors answer, taken into the log as soon as it is there. */
@NullMarked
package org.gelegen.scheduler.replies;

import org.jspecify.annotations.NullMarked;
