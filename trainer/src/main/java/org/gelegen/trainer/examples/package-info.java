/** Labelled rows of features, flat and bounded. */
@NullMarked
package org.gelegen.trainer.examples;

import org.jspecify.annotations.NullMarked;
