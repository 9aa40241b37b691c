/** Whether the service lives, is ready, and how it does. */
@NullMarked
package org.gelegen.scoring.operations;

import org.jspecify.annotations.NullMarked;
