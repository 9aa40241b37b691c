package org.gelegen.model.costs;

import java.util.Optional;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.CollectionCostSettings;

/** The law that says what collection may cost a debtor. */
public sealed interface CostLaw permits DutchCostLaw, BelgianCostLaw {
  /**
   * The law that counts for a client: that of its country, or of the rule pack that its settings
   * name; of the two the Dutch one. Empty where neither says anything about costs, or where the
   * client switched it off.
   */
  static Optional<CostLaw> of(ClientRecord client, ClientSettings settings) {
    if (counts("NL", client, settings)) {
      return Optional.of(new DutchCostLaw());
    }
    return settings.collectionCosts().belgianMaximum() && counts("BE", client, settings)
        ? Optional.of(new BelgianCostLaw())
        : Optional.empty();
  }

  private static boolean counts(String country, ClientRecord client, ClientSettings settings) {
    return client.country().equals(country) || country.equalsIgnoreCase(settings.rulePack());
  }

  /**
   * The costs on a case of a debtor, over what is owed now, or empty where the law says nothing
   * about them.
   *
   * @param settings which contacts are notices, and how claims count
   */
  Optional<ChargeableCosts> on(
      CaseState subject, DebtorHistory history, CollectionCostSettings settings);
}
