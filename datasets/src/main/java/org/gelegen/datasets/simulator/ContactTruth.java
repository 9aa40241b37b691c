package org.gelegen.datasets.simulator;

/**
 * The true probabilities of one contact, as things are and if no other contact follows.
 *
 * @param reach reached within 72 hours; a letter: not returned
 * @param response answered for because of this contact, within 14 days
 * @param harm a complaint or an opt-out within 7 days
 * @param selfCure paid within 14 days without this contact
 */
public record ContactTruth(double reach, double response, double harm, double selfCure) {
  /** The probability that the contact counts as answered for, whether because of it or not. */
  public double answeredFor() {
    return 1 - (1 - selfCure) * (1 - response);
  }

  /** What the contact adds to the probability of being paid. */
  public double uplift() {
    return answeredFor() - selfCure;
  }
}
