/** Where contacts leave the house, channel by channel. */
@NullMarked
package org.gelegen.scheduler.gateways;

import org.jspecify.annotations.NullMarked;
