package org.gelegen.datasets.simulator;

import java.util.List;
import org.gelegen.model.portfolio.Channel;

/**
 * What a debtor who noticed a contact does: the shares of the ways in which it is answered for, and
 * of what else may come of it.
 */
final class Responses {
  /** The ways in which a contact is answered for. */
  enum Answer {
    PROMISE,
    ARRANGEMENT,
    SELF_SERVICE,
    /** Pays without a word. */
    PAYMENT
  }

  /** What comes of a noticed contact that is not answered for. */
  enum Other {
    REFUSAL,
    POSTPONEMENT,
    CALLBACK,
    DISPUTE,
    NOTHING
  }

  /** The share of noticed messages whose link is clicked without anything coming of it. */
  static final double IDLE_CLICK = 0.12;

  static final List<Answer> ANSWERS = List.of(Answer.values());
  static final List<Other> OTHERS = List.of(Other.values());

  private static final int SILENT = ANSWERS.indexOf(Answer.PAYMENT);
  private static final int NOTHING = OTHERS.indexOf(Other.NOTHING);

  private Responses() {}

  /** Whether messages of this channel carry a link. */
  static boolean hasLink(Channel channel) {
    return switch (channel) {
      case SMS, WHATSAPP, EMAIL, PORTAL -> true;
      case PHONE, IVR, LETTER -> false;
    };
  }

  /** Shares by {@link Answer}; they add up to 1. */
  static double[] answers(Channel channel, double ability) {
    double spread = ability < 0 ? 0.15 : 0;
    return switch (channel) {
      case PHONE, IVR -> new double[] {0.62 - spread, 0.12 + spread, 0.16, 0.10};
      case SMS, WHATSAPP, EMAIL, PORTAL -> new double[] {0.10, 0.08 + spread, 0.57 - spread, 0.25};
      case LETTER -> new double[] {0.10, 0.05, 0.15, 0.70};
    };
  }

  /** Shares by {@link Other}; they add up to 1. */
  static double[] others(Channel channel, double willingness) {
    double unwilling = Chance.logistic(-2 * willingness);
    double[] shares =
        switch (channel) {
          case PHONE -> new double[] {0.35 * unwilling, 0.09, 0.10, 0.03, 0};
          case IVR -> new double[] {0.10 * unwilling, 0.03, 0.06, 0.01, 0};
          case SMS, WHATSAPP, EMAIL, PORTAL ->
              new double[] {0.02 * unwilling, 0.012, 0.012, 0.012, 0};
          case LETTER -> new double[] {0.01 * unwilling, 0.01, 0.015, 0.02, 0};
        };
    shares[NOTHING] = 1 - shares[0] - shares[1] - shares[2] - shares[3];
    return shares;
  }

  /**
   * The probability that a noticed contact leaves an outcome by which it counts as reached.
   *
   * @param answered the probability that it is answered for
   */
  static double leavesTrace(Channel channel, double answered, Person person) {
    return switch (channel) {
      case PHONE, IVR, EMAIL, WHATSAPP, PORTAL -> 1;
      case SMS -> {
        double silent = answers(channel, person.ability())[SILENT];
        double nothing = others(channel, person.willingness())[NOTHING];
        yield 1 - (answered * silent + (1 - answered) * nothing) * (1 - IDLE_CLICK);
      }
      case LETTER -> 1;
    };
  }
}
