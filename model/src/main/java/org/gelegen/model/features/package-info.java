/** What a model looks at: named numbers, taken from a history at a moment and from the calendar. */
@NullMarked
package org.gelegen.model.features;

import org.jspecify.annotations.NullMarked;
