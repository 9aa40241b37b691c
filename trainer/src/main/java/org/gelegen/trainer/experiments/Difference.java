package org.gelegen.trainer.experiments;

import org.gelegen.trainer.evaluation.Interval;

/**
 * A figure of an arm less that of the baseline.
 *
 * @param plain as the arms are, with its interval for a single look planned beforehand
 * @param fixed adjusted for what was known before, with its interval for a single look
 * @param always the same with the interval that holds over all looks
 * @param varianceReduction the share of the variance that the adjustment takes away, in [0, 1]
 */
public record Difference(
    Interval plain, Interval fixed, Interval always, double varianceReduction) {}
