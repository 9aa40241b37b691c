package org.gelegen.trainer.offpolicy;

import org.jspecify.annotations.Nullable;

/**
 * What one estimator says of a policy.
 *
 * @param estimator its name
 * @param value per decision, in the unit of the reward; absent where there is none
 * @param se the standard error, rows taken as independent, or over the units where they are named;
 *     absent where there is none
 */
public record Estimate(
    String estimator, @Nullable Double value, @Nullable Double se, Claim claim) {}
