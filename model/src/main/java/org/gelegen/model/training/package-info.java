/** Requests for a training, which the scheduler picks up. */
@NullMarked
package org.gelegen.model.training;

import org.jspecify.annotations.NullMarked;
