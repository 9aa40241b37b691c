/** The keys that callers show. */
@NullMarked
package org.gelegen.scoring.access;

import org.jspecify.annotations.NullMarked;
