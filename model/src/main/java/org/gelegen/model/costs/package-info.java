/** What collection may cost the debtor, and from when. */
@NullMarked
package org.gelegen.model.costs;

import org.jspecify.annotations.NullMarked;
