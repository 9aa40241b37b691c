/** What became of contacts, and of days without any. */
@NullMarked
package org.gelegen.trainer.labels;

import org.jspecify.annotations.NullMarked;
