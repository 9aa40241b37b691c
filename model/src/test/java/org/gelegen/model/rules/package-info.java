@NullMarked
package org.gelegen.model.rules;

import org.jspecify.annotations.NullMarked;
