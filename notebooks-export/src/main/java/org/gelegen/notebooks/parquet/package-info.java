/** Parquet files, by DuckDB within the process. */
@NullMarked
package org.gelegen.notebooks.parquet;

import org.jspecify.annotations.NullMarked;
