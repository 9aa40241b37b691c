/** What gateways tell of messages after they took them. */
@NullMarked
package org.gelegen.model.receipts;

import org.jspecify.annotations.NullMarked;
