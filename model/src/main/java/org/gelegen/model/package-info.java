/** The vocabulary and the decision core: no database, no HTTP, no clock of its own. */
@NullMarked
package org.gelegen.model;

import org.jspecify.annotations.NullMarked;
