/** Which debtor gets which contact under capacity and budget. Pure. */
@NullMarked
package org.gelegen.scheduler.planning;

import org.jspecify.annotations.NullMarked;
