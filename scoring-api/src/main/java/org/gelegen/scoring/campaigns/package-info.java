/** Campaigns that are asked for, followed and listed. */
@NullMarked
package org.gelegen.scoring.campaigns;

import org.jspecify.annotations.NullMarked;
