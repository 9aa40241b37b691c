/** Links in messages to where debtors pay, and what hears that they were followed. */
@NullMarked
package org.gelegen.scheduler.links;

import org.jspecify.annotations.NullMarked;
