package org.gelegen.datasets.simulator;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.Stage;

/**
 * What a simulated portfolio is like. {@link Portfolios} has some ready. What each number does is
 * written down in {@code docs/simulator.md}.
 *
 * @param debtors how many, at least 1
 * @param seed where all chance starts from
 * @param start the first day
 * @param patterns per work pattern its share of the debtors, in any unit; absent: none
 * @param channels per channel what is known of the debtors' addresses; absent: none is held
 * @param debtorAttributes what this client knows of its debtors
 * @param caseAttributes what this client knows of its cases
 */
public record PortfolioProfile(
    Creditor creditor,
    int debtors,
    long seed,
    LocalDate start,
    Habits habits,
    Temperament temperament,
    Arrears arrears,
    Map<WorkPattern, Double> patterns,
    Map<Channel, AddressShares> channels,
    List<AttributeRecipe> debtorAttributes,
    List<AttributeRecipe> caseAttributes) {

  public PortfolioProfile {
    if (debtors < 1) {
      throw new IllegalArgumentException("debtors must be at least 1 but is " + debtors);
    }
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException("patterns must name at least one work pattern");
    }
    patterns = Collections.unmodifiableMap(new EnumMap<>(patterns));
    channels = channels.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(channels));
    debtorAttributes = List.copyOf(debtorAttributes);
    caseAttributes = List.copyOf(caseAttributes);
  }

  /** The client's id, which is also what the profile goes by. */
  public String name() {
    return creditor.clientId().value();
  }

  /** The same portfolio with another number of debtors. */
  public PortfolioProfile withDebtors(int number) {
    return with(number, seed);
  }

  /** Another portfolio of the same character. */
  public PortfolioProfile withSeed(long other) {
    return with(debtors, other);
  }

  private PortfolioProfile with(int newDebtors, long newSeed) {
    return new PortfolioProfile(
        creditor,
        newDebtors,
        newSeed,
        start,
        habits,
        temperament,
        arrears,
        patterns,
        channels,
        debtorAttributes,
        caseAttributes);
  }

  /** Who is owed, and where. */
  public record Creditor(
      ClientId clientId,
      String name,
      Party party,
      String country,
      ZoneId zone,
      Currency currency) {}

  /**
   * How strong habits are, as multipliers: 0 is none, 1 is what the formulas say.
   *
   * @param group the habits of the work pattern
   * @param own the debtor's own hours and weekdays
   * @param taste for or against channels
   * @param payday how much the days after payday help and those before it hinder
   * @param spread standard deviation of how easily debtors are reached at all, in log-odds
   * @param changing the share of debtors whose pattern and hours change in a year, in [0, 1]
   */
  public record Habits(
      double group, double own, double taste, double payday, double spread, double changing) {}

  /**
   * What the debtors are like.
   *
   * @param willingAndAble weight of those who only forgot
   * @param willingNotAble weight of those who want to but cannot
   * @param ableNotWilling weight of those who can but do not want to
   * @param neither weight of those who neither can nor want to
   * @param selfCure multiplier of the daily chance to pay without any contact
   * @param response added to the log-odds of a response
   * @param fatigue multiplier of what recent contacts spoil
   * @param harm multiplier of the odds of a complaint or an opt-out
   * @param vulnerable share of vulnerable debtors, in [0, 1]
   */
  public record Temperament(
      double willingAndAble,
      double willingNotAble,
      double ableNotWilling,
      double neither,
      double selfCure,
      double response,
      double fatigue,
      double harm,
      double vulnerable) {}

  /**
   * How cases come up.
   *
   * @param monthly the mean share of debtors who leave a month's invoice unpaid, in [0, 1]
   * @param medianAmount in the client's currency
   * @param amountSpread standard deviation of the logarithm of the amount
   * @param english the share of debtors who speak English, in [0, 1]
   * @param newcomers the share of debtors who join in the course of the first year, in [0, 1]
   * @param stages the stages a case goes through
   */
  public record Arrears(
      double monthly,
      double medianAmount,
      double amountSpread,
      double english,
      double newcomers,
      List<StageAt> stages) {
    public Arrears {
      stages = List.copyOf(stages);
      if (stages.isEmpty() || stages.getFirst().day() != 0) {
        throw new IllegalArgumentException("stages must begin with one at day 0");
      }
    }
  }

  /** The stage of a case from {@code day} days after it came in. */
  public record StageAt(int day, Stage stage) {}

  /**
   * What is known of the debtors' addresses on one channel; shares in [0, 1].
   *
   * @param held of whom an address is known
   * @param valid of these, where it is right
   * @param optedIn of those held, who opted in
   * @param optedOut of those held, who opted out
   */
  public record AddressShares(double held, double valid, double optedIn, double optedOut) {}
}
