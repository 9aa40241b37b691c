@NullMarked
package org.gelegen.model.slots;

import org.jspecify.annotations.NullMarked;
