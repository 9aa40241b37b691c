/** The pages of experiments: what each showed so far, in figures and in words. */
@NullMarked
package org.gelegen.scoring.dashboard.experiments;

import org.jspecify.annotations.NullMarked;
