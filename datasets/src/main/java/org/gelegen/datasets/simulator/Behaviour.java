package org.gelegen.datasets.simulator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.LocalWindow;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.Tone;
import org.jspecify.annotations.Nullable;

/**
 * The formulas of the simulated world: how likely a debtor notices a contact, responds to it, is
 * annoyed by it, or pays without any. The world draws from them and the {@link Oracle} tells them;
 * both ask here. All are explained in {@code docs/simulator.md}.
 */
final class Behaviour {
  /** How long a contact weighs on a debtor: days until its weight is 1/e. */
  static final double PRESSURE_DAYS = 10;

  /** The share of annoyance that a contact causes even when it was not noticed in person. */
  static final double HARM_UNNOTICED = 0.25;

  /** Hours in which an e-mail or a message is noticed or never. */
  static final int ATTENTION_HOURS = 70;

  private static final double APPOINTMENT = 2.0;
  private static final int APPOINTMENT_SECONDS = 1800;

  private final PortfolioProfile profile;
  private final LocalCalendar calendar;

  Behaviour(PortfolioProfile profile, LocalCalendar calendar) {
    this.profile = profile;
    this.calendar = calendar;
  }

  /**
   * The circumstances of a contact.
   *
   * @param pressure the weight of recent contacts, from 0
   * @param optedOut whether the debtor said no to this channel before
   * @param callback the second of the appointment asked for; 0: none
   */
  record Situation(
      Person person,
      @Nullable OpenCase debtCase,
      Channel channel,
      long second,
      Tone tone,
      double pressure,
      boolean optedOut,
      long callback) {}

  /**
   * The probability that the debtor in person notices the contact: answers the call, opens or reads
   * the message, unfolds the letter.
   */
  double noticed(Situation situation) {
    Person person = situation.person();
    Channel channel = situation.channel();
    if (!person.valid().contains(channel)) {
      return 0;
    }
    double logOdds =
        Effects.notice(channel)
            + person.tastes().of(channel)
            + (voice(channel) ? 1 : 0.5) * person.reachable()
            + Effects.hourWeight(channel) * free(situation)
            - Effects.fatigueWeight(channel) * person.fatigue() * situation.pressure();
    if (voice(channel)) {
      if (inconvenient(person, situation.second())) {
        logOdds -= 0.8;
      }
      if (person.needs(Need.HARD_OF_HEARING)) {
        logOdds -= 1.2;
      }
      if (situation.callback() != 0
          && Math.abs(situation.second() - situation.callback()) <= APPOINTMENT_SECONDS) {
        logOdds += APPOINTMENT;
      }
    }
    return Chance.logistic(logOdds);
  }

  /** The probability that a noticed contact is answered for. */
  double answered(Situation situation) {
    Person person = situation.person();
    OpenCase debtCase = situation.debtCase();
    if (debtCase == null || debtCase.outstandingCents == 0) {
      return 0;
    }
    Channel channel = situation.channel();
    int age = calendar.dayOf(situation.second()) - debtCase.opened;
    double logOdds =
        Effects.answer(channel)
            + profile.temperament().response()
            + 0.5 * person.tastes().of(channel)
            + 0.8 * person.willingness()
            + 0.7 * abilityAt(person, calendar.dayOf(situation.second()))
            + Effects.ofStage(debtCase.stage)
            + Effects.ofTone(situation.tone(), person.willingness())
            - Math.min(0.6, 0.008 * Math.max(0, age))
            - 0.15 * person.fatigue() * situation.pressure();
    if (voice(channel)) {
      logOdds += 0.2 * Math.clamp(free(situation), -1.5, 1.5);
    }
    if (person.needs(Need.LOW_LITERACY) && !voice(channel)) {
      logOdds -= 0.6;
    }
    if (person.needs(Need.HUMAN_CONTACT)) {
      logOdds += channel == Channel.PHONE ? 0.5 : -0.3;
    }
    return Chance.logistic(logOdds);
  }

  /** The probability that a noticed contact ends in a complaint or an opt-out. */
  double harmed(Situation situation) {
    Person person = situation.person();
    Channel channel = situation.channel();
    double logOdds =
        Effects.harm(channel)
            + person.irritability()
            + 0.35 * person.fatigue() * situation.pressure()
            + (situation.tone() == Tone.FIRM ? 0.5 : 0)
            + (situation.optedOut() ? 2 : 0);
    if (inconvenient(person, situation.second())) {
      logOdds += 1;
    }
    if (voice(channel)) {
      logOdds += 0.5 * Math.clamp(-free(situation), 0, 2);
    }
    return Chance.logistic(logOdds);
  }

  /**
   * The probability that the debtor pays on a day of the debtor's own accord, whatever contacts
   * were made.
   */
  double selfCure(Person person, int opened, int day) {
    return selfCure(person, abilityAt(person, day), Math.max(0, day - opened));
  }

  /** What {@link #selfCure} is at most: on the day of the payday, for a new case. */
  double mostSelfCure(Person person) {
    return selfCure(person, abilityAt(person, 0.0), 0);
  }

  private double selfCure(Person person, double ability, int age) {
    double hazard =
        0.011
            * profile.temperament().selfCure()
            * Math.exp(0.7 * ability + 0.75 * person.willingness() - age / 45.0);
    return 1 - Math.exp(-Math.min(1, hazard));
  }

  /** Ability on a day: higher just after the payday, lower just before. */
  double abilityAt(Person person, int day) {
    return abilityAt(person, (double) daysSincePayday(person, day));
  }

  private double abilityAt(Person person, double daysSincePayday) {
    return person.ability()
        + profile.habits().payday()
            * person.paydaySensitivity()
            * (1.5 * Math.exp(-daysSincePayday / 3.5) - 0.35);
  }

  /** Days since the last payday, 0 on the day itself. */
  static int daysSincePayday(Person person, int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    int ofMonth = date.getDayOfMonth();
    int here = Math.min(person.payday(), date.lengthOfMonth());
    if (ofMonth >= here) {
      return ofMonth - here;
    }
    int before = date.minusMonths(1).lengthOfMonth();
    return ofMonth + before - Math.min(person.payday(), before);
  }

  /** Whether the channel is a call. */
  static boolean voice(Channel channel) {
    return channel == Channel.PHONE || channel == Channel.IVR;
  }

  /**
   * Log-odds of being free for this contact: now for a call, in the next two hours for a message.
   */
  double free(Situation situation) {
    int day = calendar.dayOf(situation.second());
    int hour = calendar.hourOf(situation.second());
    Habit habit = situation.person().habitOn(day);
    int weekday = LocalCalendar.weekday(day);
    double now = habit.free(weekday, hour);
    return voice(situation.channel()) || hour == 23
        ? now
        : 0.5 * (now + habit.free(weekday, hour + 1));
  }

  private boolean inconvenient(Person person, long second) {
    if (person.record().inconvenient().isEmpty()) {
      return false;
    }
    DayOfWeek day = DayOfWeek.of(LocalCalendar.weekday(calendar.dayOf(second)) + 1);
    LocalTime time = LocalTime.ofSecondOfDay(calendar.secondOfDay(second));
    for (LocalWindow window : person.record().inconvenient()) {
      if (window.covers(day, time)) {
        return true;
      }
    }
    return false;
  }
}
