/** Segments written in CEL, the Common Expression Language. */
@NullMarked
package org.gelegen.app.segments;

import org.jspecify.annotations.NullMarked;
