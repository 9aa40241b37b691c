/** What is done for all clients again and again, whoever gives the signal. */
@NullMarked
package org.gelegen.scheduler.rounds;

import org.jspecify.annotations.NullMarked;
