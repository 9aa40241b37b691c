/** Reports of e-mail that could not be delivered. */
@NullMarked
package org.gelegen.scheduler.bounces;

import org.jspecify.annotations.NullMarked;
