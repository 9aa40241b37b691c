package org.gelegen.scoring.dashboard.compare;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Action;
import org.gelegen.scoring.dashboard.charts.ChartOption.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Two versions side by side.
 *
 * @param measured how well each predicts the same contacts
 * @param worth what the second's choices are worth beside the first's
 * @param cells what happened, by channel, weekday and hour; those in which nothing did are missing
 * @param effects what each version's features move
 * @param choices where they decide differently
 */
public record VersionComparison(
    Measured measured, Worth worth, List<Cell> cells, Effects effects, Choices choices) {
  public VersionComparison {
    cells = List.copyOf(cells);
  }

  /**
   * How well each predicts.
   *
   * @param since contacts after it were compared on
   * @param fair whether neither version was fitted on them
   */
  public record Measured(Instant since, boolean fair, List<Head> heads) {
    public Measured {
      heads = List.copyOf(heads);
    }

    /** What is known of a head; empty: no contacts with its outcome are known. */
    Optional<Head> find(String name) {
      return heads.stream().filter(head -> head.name().equals(name)).findFirst();
    }
  }

  /**
   * One head of both.
   *
   * @param name {@code reach}, {@code response} or {@code harm}
   * @param difference the second's log-loss less the first's, in nats a contact: negative where the
   *     second is better; absent: too little is known to tell
   */
  public record Head(
      String name, long contacts, Side first, Side second, @Nullable Interval difference) {}

  /**
   * One head of one version.
   *
   * @param auc absent: all or none came true
   * @param gains the cumulative gains curve, at the same shares for every version; empty: nothing
   *     came true
   */
  public record Side(double logLoss, @Nullable Double auc, List<Gain> gains) {
    public Side {
      gains = List.copyOf(gains);
    }
  }

  /**
   * A point of a gains curve.
   *
   * @param share of all contacts, the likeliest first, in [0, 1]
   * @param found the share of all that came true that is among them, in [0, 1]
   */
  public record Gain(double share, double found) {}

  /** What the second's choices would have brought beside the first's. */
  public sealed interface Worth {
    /**
     * An estimate, in the client's currency per decision.
     *
     * @param difference the second less the first, with its 95 % interval
     */
    record Told(long decisions, double effective, double first, double second, Interval difference)
        implements Worth {}

    /** The log cannot tell, and why. */
    record NotTold(String why) implements Worth {}
  }

  /**
   * An hour of the week of a channel, by the client's clock.
   *
   * @param weekday 1 for Monday to 7
   * @param hour 0 to 23
   * @param n how many contacts were made of which it is known whether they reached
   * @param reached how many of them did
   */
  public record Cell(Channel channel, int weekday, int hour, long n, long reached) {}

  /**
   * What each version's features move.
   *
   * @param debtors with an open case, over how many of whom it is
   * @param features by head
   */
  public record Effects(int debtors, List<Effect> features) {
    public Effects {
      features = List.copyOf(features);
    }
  }

  /**
   * What a feature adds.
   *
   * @param head {@code reach}, {@code response} or {@code harm}
   * @param first how much it moves the first's log-odds, up or down, on average, at least 0;
   *     absent: it does not know the feature
   * @param second the second's
   */
  public record Effect(
      String head, String feature, @Nullable Double first, @Nullable Double second) {
    /** The larger of both. */
    double strength() {
      return Math.max(first == null ? 0 : first, second == null ? 0 : second);
    }
  }

  /**
   * What each would have chosen in decisions whose outcome is known and that were drawn among
   * several actions.
   *
   * @param decisions how many such decisions were looked at
   * @param different in how many they differ
   * @param turns how often which channel in place of which, most often first
   * @param newest some of those in which they differ, newest first
   */
  public record Choices(long decisions, long different, List<Turn> turns, List<Differing> newest) {
    public Choices {
      turns = List.copyOf(turns);
      newest = List.copyOf(newest);
    }
  }

  /** How often the first would have taken one channel and the second another, or the same. */
  public record Turn(Channel first, Channel second, long count) {}

  /**
   * A decision in which they differ.
   *
   * @param reward what it brought, in the client's currency
   */
  public record Differing(
      DebtorId debtor, Instant at, Action done, Action first, Action second, double reward) {}
}
