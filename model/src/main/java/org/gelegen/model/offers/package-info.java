/** In which tone a debtor is contacted, and what it is offered. */
@NullMarked
package org.gelegen.model.offers;

import org.jspecify.annotations.NullMarked;
