@NullMarked
package org.gelegen.model.dialer;

import org.jspecify.annotations.NullMarked;
