package org.gelegen.trainer.offpolicy;

/**
 * How far an estimate may be off by chance.
 *
 * @param se the standard error; NaN after a single decision
 * @param interval ±1.96 standard errors, or where units are named the bootstrap's
 * @param bootstrap percentiles of the resamples
 * @param carriers how many decisions effectively make the standard error what it is: (Σ ψ²)² / Σ ψ⁴
 *     over the influences ψ, in [1, n]; NaN when nothing varies
 */
record Precision(double se, Bounds interval, Bounds bootstrap, double carriers) {}
