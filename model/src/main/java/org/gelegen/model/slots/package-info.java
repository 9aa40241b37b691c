/** Hours of a debtor's day, and what can be done in them. */
@NullMarked
package org.gelegen.model.slots;

import org.jspecify.annotations.NullMarked;
