@NullMarked
package org.gelegen.model.courtesies;

import org.jspecify.annotations.NullMarked;
