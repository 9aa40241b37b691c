/** Whether the world has moved away from what a model was fitted on. */
@NullMarked
package org.gelegen.trainer.drift;

import org.jspecify.annotations.NullMarked;
