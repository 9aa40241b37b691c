/** The NDJSON form of the portfolio records: one strict codec for import, export and HTTP. */
@NullMarked
package org.gelegen.records;

import org.jspecify.annotations.NullMarked;
