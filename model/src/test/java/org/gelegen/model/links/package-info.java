@NullMarked
package org.gelegen.model.links;

import org.jspecify.annotations.NullMarked;
