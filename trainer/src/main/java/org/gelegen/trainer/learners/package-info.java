/** What is fitted, and how it becomes the serving form. */
@NullMarked
package org.gelegen.trainer.learners;

import org.jspecify.annotations.NullMarked;
