/** The pages of trainings: one is started and followed until its version is there. */
@NullMarked
package org.gelegen.scoring.dashboard.train;

import org.jspecify.annotations.NullMarked;
