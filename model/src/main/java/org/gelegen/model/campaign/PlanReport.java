package org.gelegen.model.campaign;

import java.math.BigDecimal;
import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of a plan beside its contacts, in counts and sums: small, however many
 * debtors were planned.
 *
 * @param week what the plan of the whole week is worth, before exploration
 * @param budget the business date's
 * @param channels what is done on the business date
 * @param cells of the business date that have a limit, by channel and hour
 * @param exclusions what rules took out, by rule
 * @param leftOut who gets no contact, or another than the best, and why
 */
public record PlanReport(
    Week week,
    Budget budget,
    List<ChannelSum> channels,
    List<CellPrice> cells,
    List<RuleCount> exclusions,
    LeftOut leftOut) {
  public PlanReport {
    channels = List.copyOf(channels);
    cells = List.copyOf(cells);
    exclusions = List.copyOf(exclusions);
  }

  /** What the contacts of the business date come to on all channels. */
  public Total total() {
    Total total = new Total(0, BigDecimal.ZERO, BigDecimal.ZERO);
    for (ChannelSum sum : channels) {
      total =
          new Total(
              total.contacts() + sum.contacts(),
              total.cost().add(sum.cost()),
              total.expectedValue().add(sum.expectedValue()));
    }
    return total;
  }

  /**
   * What contacts come to.
   *
   * @param expectedValue what they are expected to bring, after their cost
   */
  public record Total(long contacts, BigDecimal cost, BigDecimal expectedValue) {
    /** The difference to another. */
    public Total less(Total other) {
      return new Total(
          contacts - other.contacts,
          cost.subtract(other.cost),
          expectedValue.subtract(other.expectedValue));
    }
  }

  /**
   * What a week is worth, where later days count for a little less.
   *
   * @param value of the plan
   * @param upperBound no plan is worth more
   * @param gap how far the plan may be from the best, as a share of the bound, in [0, 1]
   * @param greedyValue of the plan in which debtors take their best option one after the other
   */
  public record Week(BigDecimal value, BigDecimal upperBound, double gap, BigDecimal greedyValue) {
    /** What prices bring over taking turns. */
    public BigDecimal gain() {
      return value.subtract(greedyValue);
    }
  }

  /**
   * What contacts may cost.
   *
   * @param limit what is left of the budget after what is promised; absent: no budget
   * @param planned what the contacts cost
   * @param price what one more unit of money would bring
   */
  public record Budget(@Nullable BigDecimal limit, BigDecimal planned, BigDecimal price) {}

  /**
   * What is done on one channel, and what is expected of it.
   *
   * @param reached how many debtors
   * @param answers how many contacts are answered for
   * @param harm how many complaints and opt-outs
   */
  public record ChannelSum(
      Channel channel,
      long contacts,
      BigDecimal cost,
      double reached,
      double answers,
      double harm,
      BigDecimal expectedValue) {}

  /**
   * What one more contact would bring.
   *
   * @param hour of the client's local day
   * @param wanted for how many debtors it would be the best option of the week were there no limits
   * @param demand how many contacts are planned
   */
  public record CellPrice(
      Channel channel, int hour, int capacity, int wanted, int demand, BigDecimal price) {}

  /**
   * What a rule takes out.
   *
   * @param debtors for how many debtors it takes out anything
   * @param stopped how many of them are left with nothing at all, by this rule or together with
   *     others
   * @param slots how many hours of channels, over all debtors; those of several rules overlap
   */
  public record RuleCount(String rule, long debtors, long stopped, long slots) {}

  /**
   * Debtors without a contact on the business date, or with another than their best.
   *
   * @param stopped no contact is allowed
   * @param waiting no contact is worth its cost
   * @param postponed a later day of the week is better
   * @param withoutCapacity every hour worth a contact is full
   * @param withoutBudget there is room, and no money for it
   * @param displaced the plan has another option for them than their best
   */
  public record LeftOut(
      long stopped,
      long waiting,
      long postponed,
      long withoutCapacity,
      long withoutBudget,
      long displaced) {}
}
