/** The seven kinds of records that come in from a creditor, each valid once constructed. */
@NullMarked
package org.gelegen.model.records;

import org.jspecify.annotations.NullMarked;
