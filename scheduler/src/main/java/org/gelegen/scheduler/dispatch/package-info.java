/** From planned to sent: once, lawfully, and on the record. */
@NullMarked
package org.gelegen.scheduler.dispatch;

import org.jspecify.annotations.NullMarked;
