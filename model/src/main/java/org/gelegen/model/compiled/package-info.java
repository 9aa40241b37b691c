/** The serving form of a client's models: flat arrays, one debtor and all actions at once. */
@NullMarked
package org.gelegen.model.compiled;

import org.jspecify.annotations.NullMarked;
