/** Trainings that are asked for and followed. */
@NullMarked
package org.gelegen.scoring.trainings;

import org.jspecify.annotations.NullMarked;
