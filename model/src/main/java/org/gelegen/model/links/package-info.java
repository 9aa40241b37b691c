/** Links in messages that lead a debtor to where it can pay, and tell that it went there. */
@NullMarked
package org.gelegen.model.links;

import org.jspecify.annotations.NullMarked;
