/** What a client decides for itself, validated and versioned. */
@NullMarked
package org.gelegen.model.settings;

import org.jspecify.annotations.NullMarked;
