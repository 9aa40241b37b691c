/** Text messages over SMPP. */
@NullMarked
package org.gelegen.scheduler.sms;

import org.jspecify.annotations.NullMarked;
