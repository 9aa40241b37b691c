package org.gelegen.trainer.experiments;

import org.gelegen.trainer.evaluation.Interval;

/**
 * A figure of an arm less that of the baseline.
 *
 * @param plain as the arms are, with its 95 % interval for a single look at this figure alone,
 *     planned beforehand
 * @param fixed adjusted for what was known before, with its 95 % interval for such a look
 * @param always the same with the interval that holds, at 95 %, over all looks, figures and arms
 *     together
 * @param varianceReduction the share of the variance that the adjustment takes away, in [0, 1]
 */
public record Difference(
    Interval plain, Interval fixed, Interval always, double varianceReduction) {}
