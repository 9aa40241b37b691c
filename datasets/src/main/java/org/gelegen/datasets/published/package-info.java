/**
 * Public tables as records. The tables do not come with the product: whoever uses them brings them.
 */
@NullMarked
package org.gelegen.datasets.published;

import org.jspecify.annotations.NullMarked;
