/**
 * A portfolio with a known truth, in the place of the outside world: debtors with hidden habits who
 * fall into arrears, react to contacts and pay or do not.
 *
 * <p>Every assumption, parameter and formula is written down in {@code docs/simulator.md}.
 */
@NullMarked
package org.gelegen.datasets.simulator;

import org.jspecify.annotations.NullMarked;
