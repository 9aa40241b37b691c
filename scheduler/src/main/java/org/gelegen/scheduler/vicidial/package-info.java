/** Calls pushed into a VICIdial dialer. */
@NullMarked
package org.gelegen.scheduler.vicidial;

import org.jspecify.annotations.NullMarked;
