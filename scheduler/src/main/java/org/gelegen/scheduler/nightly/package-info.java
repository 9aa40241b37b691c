/** What happens each night for each client. */
@NullMarked
package org.gelegen.scheduler.nightly;

import org.jspecify.annotations.NullMarked;
