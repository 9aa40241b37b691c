/** Calls for dialers, fetched and given back. */
@NullMarked
package org.gelegen.scoring.dialer;

import org.jspecify.annotations.NullMarked;
