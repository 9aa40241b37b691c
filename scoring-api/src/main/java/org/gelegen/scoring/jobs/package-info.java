/** The jobs of a client: what ran, what is due, pauses and orders. */
@NullMarked
package org.gelegen.scoring.jobs;

import org.jspecify.annotations.NullMarked;
