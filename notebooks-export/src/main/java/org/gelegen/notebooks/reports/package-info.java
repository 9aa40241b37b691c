/** Reports for people who decide: model cards, campaigns, business cases. In aggregates only. */
@NullMarked
package org.gelegen.notebooks.reports;

import org.jspecify.annotations.NullMarked;
