package org.gelegen.scoring.dashboard.overview;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What happened in a week.
 *
 * @param monday its first day, by the client's clock
 * @param collected in the client's currency, less what was reversed
 * @param contacts made by the creditor, whoever decided them
 * @param cost of those, in the client's currency
 * @param known of those: how many are known to have reached or not
 * @param reached of those: how many reached
 * @param complaints complaints and opt-outs
 */
public record Week(
    LocalDate monday,
    double collected,
    long contacts,
    double cost,
    long known,
    long reached,
    long complaints) {
  /** The share of contacts that reached, in [0, 1]; empty where none is known. */
  public Optional<Double> reach() {
    return known == 0 ? Optional.empty() : Optional.of((double) reached / known);
  }
}
