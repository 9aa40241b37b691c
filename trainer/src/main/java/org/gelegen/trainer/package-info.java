/** Fits, evaluates and registers a client's models. */
@NullMarked
package org.gelegen.trainer;

import org.jspecify.annotations.NullMarked;
