/** What experiments showed, with what can be said of it for sure. */
@NullMarked
package org.gelegen.trainer.experiments;

import org.jspecify.annotations.NullMarked;
