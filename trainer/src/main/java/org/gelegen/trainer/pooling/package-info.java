/** What clients that consent to it learn from each other: coefficients, and never a record. */
@NullMarked
package org.gelegen.trainer.pooling;

import org.jspecify.annotations.NullMarked;
