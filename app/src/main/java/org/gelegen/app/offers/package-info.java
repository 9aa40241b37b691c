/** The declared tables of tone and offer, read from YAML. */
@NullMarked
package org.gelegen.app.offers;

import org.jspecify.annotations.NullMarked;
