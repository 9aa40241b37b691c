/** Learners' own models in a form that other tools read. */
@NullMarked
package org.gelegen.trainer.onnx;

import org.jspecify.annotations.NullMarked;
