/** The versions of a client's models. */
@NullMarked
package org.gelegen.model.registry;

import org.jspecify.annotations.NullMarked;
