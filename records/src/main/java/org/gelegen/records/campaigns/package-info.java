/** What is told of campaigns, as JSON. */
@NullMarked
package org.gelegen.records.campaigns;

import org.jspecify.annotations.NullMarked;
