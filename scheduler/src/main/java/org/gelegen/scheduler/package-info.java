/** The night's plan and the day's dispatch. */
@NullMarked
package org.gelegen.scheduler;

import org.jspecify.annotations.NullMarked;
