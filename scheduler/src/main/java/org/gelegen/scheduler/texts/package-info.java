/** What a contact says, in the debtor's language. */
@NullMarked
package org.gelegen.scheduler.texts;

import org.jspecify.annotations.NullMarked;
