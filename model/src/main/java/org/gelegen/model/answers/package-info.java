/**
 * Answers that are kept, so that a request sent again is answered again and not carried out again.
 */
@NullMarked
package org.gelegen.model.answers;

import org.jspecify.annotations.NullMarked;
