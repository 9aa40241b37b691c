/** The import of a portfolio: lines of JSON from a stream of any size into the log of records. */
@NullMarked
package org.gelegen.records.intake;

import org.jspecify.annotations.NullMarked;
