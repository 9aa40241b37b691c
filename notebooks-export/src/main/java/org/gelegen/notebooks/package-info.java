/** What analysts take with them: tables, models and notebooks. */
@NullMarked
package org.gelegen.notebooks;

import org.jspecify.annotations.NullMarked;
