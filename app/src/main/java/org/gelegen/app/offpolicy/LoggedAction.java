package org.gelegen.app.offpolicy;

import org.jspecify.annotations.Nullable;

/**
 * What was logged of a decision, whatever the policy under evaluation.
 *
 * @param propensity in (0, 1]
 * @param value of the reward model; absent: not known
 */
record LoggedAction(String action, double propensity, double reward, @Nullable Double value) {}
