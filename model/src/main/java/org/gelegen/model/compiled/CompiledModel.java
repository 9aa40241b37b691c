package org.gelegen.model.compiled;

import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.slots.ActionGrid;

/**
 * A client's models in the form that serves. Immutable.
 *
 * @param reach the contact reaches the debtor within 72 hours
 * @param response answered for within the response window, given that the debtor is reached; what
 *     would have been answered without any contact is in it
 * @param harm a complaint or an opt-out within 7 days
 * @param selfCure answered for on a day without any contact; looks at debtor and date only
 * @param selfCureDays by channel, how many days an answer to a contact had in training on average:
 *     self-cure is compared over as long
 */
// The days are handed over at construction and compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
public record CompiledModel(
    FeatureSchema schema,
    Head reach,
    Head response,
    Head harm,
    Head selfCure,
    double[] selfCureDays) {
  private static final double MOST_DAYS = 90;

  public CompiledModel {
    if (selfCureDays.length != Channel.count()) {
      throw new IllegalArgumentException("selfCureDays must have a value for each channel");
    }
    for (double days : selfCureDays) {
      if (!(days > 0 && days <= MOST_DAYS)) {
        throw new IllegalArgumentException(
            "selfCureDays must be in (0, " + MOST_DAYS + "] but is " + days);
      }
    }
  }

  /** Readies the model for debtors of one zone. One for each thread. */
  public ModelSession on(ActionGrid grid) {
    return new ModelSession(this, grid);
  }
}
