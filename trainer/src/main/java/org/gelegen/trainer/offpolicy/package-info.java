/** What a policy would bring, estimated from a log that another policy made. */
@NullMarked
package org.gelegen.trainer.offpolicy;

import org.jspecify.annotations.NullMarked;
