/** Whether a feature knows what became of a contact before it was made. */
@NullMarked
package org.gelegen.trainer.leaks;

import org.jspecify.annotations.NullMarked;
