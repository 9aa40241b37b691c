/** The HTTP service: everything that a dialer, an analyst or an operator asks for. */
@NullMarked
package org.gelegen.scoring;

import org.jspecify.annotations.NullMarked;
