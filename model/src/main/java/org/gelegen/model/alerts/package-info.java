/** What somebody should look at. */
@NullMarked
package org.gelegen.model.alerts;

import org.jspecify.annotations.NullMarked;
