/** Calls that dialers fetch, each held by one of them for a while. */
@NullMarked
package org.gelegen.model.dialer;

import org.jspecify.annotations.NullMarked;
