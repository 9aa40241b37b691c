package org.gelegen.model.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.workflows.NextStep;
import org.gelegen.model.workflows.NextStep.Left;
import org.jspecify.annotations.Nullable;

/**
 * What a decision was made from besides its own id, debtor, moment and model, so that it can be
 * made again.
 *
 * @param position of the log: of the records that happened by the decision's moment, those with a
 *     later position were not known
 * @param clientAt the moment of the client's version that counted
 * @param settingsVersion the number of the client's settings, 0 for the defaults
 * @param rulesVersion the names and versions of the rule packs
 * @param offersVersion the name and version of the table that tone and offer follow from; absent:
 *     they were not chosen
 * @param from the moment from which it looked ahead
 * @param channels the channels considered
 * @param alternatives how many other actions were to be named
 * @param reasons how many reasons were to be told
 * @param fully whether everything that rules take out was to be told
 * @param pending the contacts that counted besides the history's
 * @param choice what a plan chose; absent where none did, or had no room
 * @param turn what counted where no model was asked; absent where one was
 */
public record DecisionBasis(
    Origin origin,
    long position,
    Instant clientAt,
    int settingsVersion,
    String rulesVersion,
    @Nullable String offersVersion,
    Instant from,
    Duration horizon,
    List<Channel> channels,
    int alternatives,
    int reasons,
    boolean fully,
    List<Attempt> pending,
    @Nullable Choice choice,
    @Nullable Turn turn) {
  public DecisionBasis {
    channels = List.copyOf(channels);
    pending = List.copyOf(pending);
  }

  /** Who asked for the decision. */
  public enum Origin implements WireName {
    /** A question about a debtor: the best action, or one drawn. */
    RECOMMENDATION("recommendation"),
    /** A night's plan, which chose among what could be done for all debtors. */
    NIGHT("night"),
    /** A dialer, which was given the call to make now. */
    DIALER("dialer");

    private final String wireName;

    Origin(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

  /**
   * What a plan chose, by places among the options.
   *
   * @param option the option that was taken: the plan's, or one drawn in its place
   * @param planned the option that the plan has, whatever is drawn
   * @param full the options close to the best that had no room at the debtor's turn, so that they
   *     could not be drawn
   */
  public record Choice(int option, int planned, List<Integer> full) {
    public Choice {
      full = List.copyOf(full);
    }

    /** A choice where everything had room. */
    public Choice(int option, int planned) {
      this(option, planned, List.of());
    }
  }

  /**
   * What counted besides records and settings where no model was asked. Which of the hours that
   * were open was taken, the decision says itself.
   *
   * @param known the contacts planned with the debtor that what is due depends on, as they stood
   * @param failed the contact in whose place another was to be made; absent: what was due was made
   *     in no other's place
   * @param left why what was due was left; absent where it was not, or nothing was
   */
  public record Turn(List<KnownContact> known, @Nullable KnownContact failed, @Nullable Left left) {
    public Turn {
      known = List.copyOf(known);
    }

    /** A turn in which something was taken of what was due, if anything was. */
    public static Turn knowing(List<KnownContact> known) {
      return new Turn(known, null, null);
    }

    /** The same in the place of a contact that failed. */
    public Turn insteadOf(KnownContact other) {
      return new Turn(known, other, left);
    }

    /**
     * What came of what is due.
     *
     * @param taken what was taken of it; absent, or not among it: the first counts
     */
    NextStep outcome(NextStep next, @Nullable Action taken) {
      if (!(next instanceof NextStep.Due due)) {
        return next;
      }
      if (left != null) {
        return due.left(left);
      }
      return taken != null && due.actions().contains(taken) ? due.by(taken) : due;
    }

    /** The same where what was due was left. */
    public Turn leaving(Left why) {
      return new Turn(known, failed, why);
    }
  }

  /**
   * The end of the business date of a night's plan, six days before the end of the week that it
   * looks at: what the plan has for later is left to later nights.
   *
   * @param zone the client's
   */
  Instant dayEnds(ZoneId zone) {
    return from.plus(horizon).atZone(zone).minusDays(6).toInstant();
  }

  /**
   * What counted where no model was asked.
   *
   * @throws IllegalStateException when one was
   */
  Turn requireTurn() {
    if (turn == null) {
      throw new IllegalStateException("a basis without a turn");
    }
    return turn;
  }

  /** The time that it looked ahead at. */
  Horizon ahead() {
    return new Horizon(from, horizon);
  }

  /** The same where so much is to be told. */
  public DecisionBasis telling(int others, int why, boolean everything) {
    return new DecisionBasis(
        origin,
        position,
        clientAt,
        settingsVersion,
        rulesVersion,
        offersVersion,
        from,
        horizon,
        channels,
        others,
        why,
        everything,
        pending,
        choice,
        turn);
  }

  /** The same for a debtor with these pending contacts, of whom a plan chose this. */
  public DecisionBasis of(List<Attempt> counted, @Nullable Choice chosen) {
    return of(counted, chosen, turn);
  }

  /** The same for a debtor of whom no model is asked. */
  public DecisionBasis of(Turn its) {
    return of(pending, choice, its);
  }

  private DecisionBasis of(List<Attempt> counted, @Nullable Choice chosen, @Nullable Turn its) {
    return new DecisionBasis(
        origin,
        position,
        clientAt,
        settingsVersion,
        rulesVersion,
        offersVersion,
        from,
        horizon,
        channels,
        alternatives,
        reasons,
        fully,
        counted,
        chosen,
        its);
  }
}
