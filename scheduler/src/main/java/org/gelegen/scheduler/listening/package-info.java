/** Listeners of their own beside the API, for whoever calls from outside. */
@NullMarked
package org.gelegen.scheduler.listening;

import org.jspecify.annotations.NullMarked;
