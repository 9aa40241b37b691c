package org.gelegen.model.offers;

import java.math.BigDecimal;
import java.time.Instant;
import org.gelegen.model.portfolio.Tone;
import org.jspecify.annotations.Nullable;

/**
 * How a debtor is contacted: in which tone, with which offer and which approved text.
 *
 * @param row the row of the table that says so
 * @param text absent where no text is approved for the channel
 * @param costs what collection may cost the debtor; absent where that law does not apply
 */
public record Approach(
    String row,
    Tone tone,
    Offer offer,
    ApprovedTexts.@Nullable TextId text,
    @Nullable Costs costs) {

  /** The template of the text, absent where none is approved. */
  public @Nullable String template() {
    return text == null ? null : text.template();
  }

  /**
   * The collection costs on the case.
   *
   * @param amount in the client's currency
   * @param claims how many claims of one agreement it is over
   * @param from the moment from which it may be charged, past or to come; absent: not in sight
   * @param heldBack whether it is not to be charged all the same, as the table says
   */
  public record Costs(BigDecimal amount, int claims, @Nullable Instant from, boolean heldBack) {}
}
