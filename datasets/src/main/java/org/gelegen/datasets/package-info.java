/** Simulated portfolios and public data sets, to try the product on. */
@NullMarked
package org.gelegen.datasets;

import org.jspecify.annotations.NullMarked;
