package org.gelegen.model.offers;

import java.util.Optional;
import org.gelegen.model.costs.CostLaw;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.settings.ClientSettings;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how debtors are contacted, by a table and what is approved. The same circumstances give
 * the same approach. Safe for use by many threads.
 */
public final class Approaches {
  private final OfferTable table;
  private final ApprovedTexts texts;

  public Approaches(OfferTable table, ApprovedTexts texts) {
    this.table = table;
    this.texts = texts;
  }

  /** Name and version of the table, such as {@code default-2026.1}. */
  public String version() {
    return table.label();
  }

  /** How to contact a debtor about a case. */
  public Approach choose(
      ClientRecord client,
      ClientSettings settings,
      DebtorHistory history,
      CaseState subject,
      Channel channel) {
    OfferRow row = table.choose(Circumstances.of(history, subject));
    String tabled = row.text() == null ? null : channel.wireName() + "-" + row.text();
    String wanted = ShippedTexts.forReader(history, channel, tabled);
    return new Approach(
        row.id(),
        row.tone(),
        row.offer(),
        texts.find(settings, wanted, channel, Languages.of(client, history)).orElse(null),
        costs(client, settings, history, subject, row));
  }

  /**
   * The firmest tone in which a debtor is addressed about a case who is vulnerable, cannot pay or
   * has a need; empty where no row about that counts.
   */
  public Optional<Tone> firmest(DebtorHistory history, CaseState subject) {
    OfferRow row = table.choose(Circumstances.of(history, subject));
    return row.when().spare() ? Optional.of(row.tone()) : Optional.empty();
  }

  private static Approach.@Nullable Costs costs(
      ClientRecord client,
      ClientSettings settings,
      DebtorHistory history,
      CaseState subject,
      OfferRow row) {
    return CostLaw.of(client, settings)
        .flatMap(law -> law.on(subject, history, settings.collectionCosts()))
        .map(
            costs ->
                new Approach.Costs(costs.amount(), costs.claims(), costs.from(), row.holdsCosts()))
        .orElse(null);
  }
}
