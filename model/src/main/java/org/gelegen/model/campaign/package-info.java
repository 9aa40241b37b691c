/** A night's plan and its planned contacts on their way out. */
@NullMarked
package org.gelegen.model.campaign;

import org.jspecify.annotations.NullMarked;
