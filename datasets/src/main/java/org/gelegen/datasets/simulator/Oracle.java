package org.gelegen.datasets.simulator;

import java.time.Duration;
import java.time.Instant;
import org.gelegen.datasets.simulator.Behaviour.Situation;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Tone;
import org.jspecify.annotations.Nullable;

/**
 * Tells the truth that a model can only guess at: for laboratories and tests, never for a policy
 * under test. Answers hold for the world as it is at the moment of asking.
 */
public final class Oracle {
  private static final int RESPONSE_DAYS = 14;
  private static final int FIRST_HOUR = 7;

  private final World world;
  private final Behaviour behaviour;
  private final LocalCalendar calendar;

  Oracle(World world, Behaviour behaviour, LocalCalendar calendar) {
    this.world = world;
    this.behaviour = behaviour;
    this.calendar = calendar;
  }

  /**
   * The truth about a contact that would be made.
   *
   * @param caseId absent: the debtor's oldest open case
   * @param tone absent: neutral
   */
  public ContactTruth contact(
      DebtorId debtorId,
      @Nullable CaseId caseId,
      Channel channel,
      Instant at,
      @Nullable Tone tone) {
    return contact(
        debtorId,
        caseId,
        channel,
        at,
        tone,
        selfCure(debtorId, caseId, at, Duration.ofDays(RESPONSE_DAYS)));
  }

  /**
   * The same where {@code selfCure} was asked for already: it is the same for all contacts of about
   * the same moment, and takes most of the time.
   */
  public ContactTruth contact(
      DebtorId debtorId,
      @Nullable CaseId caseId,
      Channel channel,
      Instant at,
      @Nullable Tone tone,
      double selfCure) {
    Life life = world.life(debtorId);
    Situation situation = life.situation(caseId, channel, at.getEpochSecond(), tone);
    double noticed = behaviour.noticed(situation);
    boolean valid = life.person().valid().contains(channel);
    double answered = behaviour.answered(situation);
    double reach =
        channel == Channel.LETTER
            ? (valid ? 1 : 0)
            : noticed * Responses.leavesTrace(channel, answered, life.person());
    double harm = behaviour.harmed(situation);
    return new ContactTruth(
        reach,
        noticed * answered,
        valid ? harm * (noticed + (1 - noticed) * Behaviour.HARM_UNNOTICED) : 0,
        selfCure);
  }

  /**
   * The probability that an open case is paid, in part at least, in a stretch of time without any
   * contact; 0 where no such case is open.
   */
  public double selfCure(
      DebtorId debtorId, @Nullable CaseId caseId, Instant from, Duration window) {
    Life life = world.life(debtorId);
    OpenCase debtCase = life.findCase(caseId);
    if (debtCase == null) {
      return 0;
    }
    long first = from.getEpochSecond();
    long end = first + window.toSeconds();
    double unpaid = 1;
    for (int day = calendar.dayOf(first); day <= calendar.dayOf(end); day++) {
      if (day - debtCase.opened >= Life.CLOSED_AFTER_DAYS) {
        break;
      }
      unpaid *= 1 - life.selfCure(debtCase, day) * shareOfDay(life.person(), day, first, end);
    }
    return 1 - unpaid;
  }

  /** The share of a day's own payments that falls into a stretch of time. */
  private double shareOfDay(Person person, int day, long from, long until) {
    long start = calendar.startOf(day);
    if (from <= start && until >= calendar.startOf(day + 1)) {
      return 1;
    }
    double total = 0;
    double inside = 0;
    for (int hour = FIRST_HOUR; hour < FreeHours.HOURS; hour++) {
      double weight = person.habitOn(day).odds(LocalCalendar.weekday(day), hour);
      long hourStart = calendar.secondAt(day, hour * 3600);
      long overlap = Math.min(until, hourStart + 3600) - Math.max(from, hourStart);
      total += weight;
      inside += weight * Math.clamp(overlap / 3600.0, 0, 1);
    }
    return inside / total;
  }
}
