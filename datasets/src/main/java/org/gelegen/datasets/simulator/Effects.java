package org.gelegen.datasets.simulator;

import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.portfolio.Tone;

/** The numbers in the formulas of {@link Behaviour} that differ by channel, stage or tone. */
final class Effects {
  private Effects() {}

  /** How much one contact adds to the pressure. */
  static double pressure(Channel channel) {
    return switch (channel) {
      case PHONE -> 1;
      case IVR -> 1.2;
      case SMS, WHATSAPP -> 0.7;
      case EMAIL -> 0.4;
      case LETTER -> 0.5;
      case PORTAL -> 0.2;
    };
  }

  /** Log-odds that a contact is noticed, before anything is known of the debtor. */
  static double notice(Channel channel) {
    return switch (channel) {
      case PHONE -> -1.0;
      case IVR -> -1.7;
      case SMS -> 0.9;
      case WHATSAPP -> 1.1;
      case EMAIL -> -0.35;
      case LETTER -> 0.8;
      case PORTAL -> -1.0;
    };
  }

  /** How much being free at the hour counts for noticing. */
  static double hourWeight(Channel channel) {
    return switch (channel) {
      case PHONE, IVR -> 1;
      case SMS, WHATSAPP -> 0.35;
      case EMAIL -> 0.3;
      case PORTAL -> 0.15;
      case LETTER -> 0;
    };
  }

  /** How much the pressure of recent contacts spoils noticing. */
  static double fatigueWeight(Channel channel) {
    return switch (channel) {
      case PHONE, IVR -> 0.25;
      case SMS, WHATSAPP, EMAIL, PORTAL -> 0.15;
      case LETTER -> 0.1;
    };
  }

  /** Log-odds that a noticed contact is answered for. */
  static double answer(Channel channel) {
    return switch (channel) {
      case PHONE -> -0.25;
      case IVR -> -1.3;
      case SMS -> -2.3;
      case WHATSAPP -> -1.8;
      case EMAIL -> -2.1;
      case LETTER -> -2.1;
      case PORTAL -> -1.6;
    };
  }

  /** Log-odds that a contact is resented. */
  static double harm(Channel channel) {
    return switch (channel) {
      case PHONE -> -5.4;
      case IVR -> -4.9;
      case SMS -> -5.6;
      case WHATSAPP -> -5.3;
      case EMAIL -> -5.3;
      case LETTER -> -6.8;
      case PORTAL -> -6.2;
    };
  }

  /** What the case's stage adds to the log-odds of an answer. */
  static double ofStage(Stage stage) {
    return switch (stage) {
      case PRE_DUE -> 0.2;
      case REMINDER -> 0;
      case DUNNING -> -0.05;
      case PRE_LEGAL -> -0.1;
      case COLLECTION -> -0.15;
      case LEGAL -> -0.3;
    };
  }

  /**
   * What the tone adds to the log-odds of an answer: firmness moves the unwilling, and friendliness
   * the willing.
   */
  static double ofTone(Tone tone, double willingness) {
    double unwilling = Math.clamp(-willingness, -1, 1);
    return switch (tone) {
      case FRIENDLY -> -0.2 * unwilling;
      case NEUTRAL -> 0;
      case FIRM -> 0.3 * unwilling;
    };
  }
}
