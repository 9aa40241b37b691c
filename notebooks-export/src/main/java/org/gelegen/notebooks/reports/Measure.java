package org.gelegen.notebooks.reports;

import org.gelegen.model.portfolio.WireName;
import org.gelegen.trainer.labels.Label;
import org.gelegen.trainer.labels.LabelledContact;

/** What is foretold of a contact and may come true. */
enum Measure implements WireName {
  /** The contact reaches the debtor. */
  REACHED("reached"),
  /** It is answered for. */
  ANSWERED("answered"),
  /** A complaint or an opt-out follows. */
  HARMED("harmed");

  private final String wireName;

  Measure(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  Label label(LabelledContact contact) {
    return switch (this) {
      case REACHED -> contact.reached();
      case ANSWERED -> contact.answered();
      case HARMED -> contact.harmed();
    };
  }

  double of(Foretold foretold) {
    return switch (this) {
      case REACHED -> foretold.reached();
      case ANSWERED -> foretold.answered();
      case HARMED -> foretold.harmed();
    };
  }

  /** The probabilities of a contact, each in [0, 1]. */
  record Foretold(double reached, double answered, double harmed) {}
}
