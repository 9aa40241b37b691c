@NullMarked
package org.gelegen.notebooks.memory;

import org.jspecify.annotations.NullMarked;
