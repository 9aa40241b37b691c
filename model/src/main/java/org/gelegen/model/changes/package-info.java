/** Whether what was read a moment ago still holds. */
@NullMarked
package org.gelegen.model.changes;

import org.jspecify.annotations.NullMarked;
