package org.gelegen.datasets.simulator;

import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.records.DebtorRecord;
import org.jspecify.annotations.Nullable;

/**
 * The hidden truth about one debtor, and what the creditor knows of it.
 *
 * @param key where all of this debtor's chances start from
 * @param joins the first day in the portfolio, in days since the epoch
 * @param habit until {@code changes}
 * @param newHabit from {@code changes} on, if ever
 * @param changes the day on which the habits change, in days since the epoch
 * @param reachable how easily reached at all, in log-odds around 0
 * @param tastes for or against channels
 * @param valid the channels whose address is right
 * @param payday day of the month
 * @param paydaySensitivity how much the payday matters, from 0
 * @param ability to pay, around 0
 * @param willingness to pay, around 0
 * @param fatigue how much recent contacts spoil, around 1
 * @param irritability log-odds of harm over the average
 * @param invoiceDay day of the month on which an unpaid invoice comes in
 * @param unpaid the probability that a month's invoice stays unpaid
 * @param record the debtor as the creditor knows it
 */
record Person(
    int number,
    long key,
    int joins,
    Habit habit,
    @Nullable Habit newHabit,
    int changes,
    double reachable,
    Tastes tastes,
    Set<Channel> valid,
    int payday,
    double paydaySensitivity,
    double ability,
    double willingness,
    double fatigue,
    double irritability,
    int invoiceDay,
    double unpaid,
    DebtorRecord record) {

  Person {
    valid = valid.isEmpty() ? Set.of() : EnumSet.copyOf(valid);
  }

  /** The habits on a day. */
  Habit habitOn(int day) {
    return newHabit != null && day >= changes ? newHabit : habit;
  }

  /** How much of what is owed is paid at once, in (0, 1]: mostly all of it. */
  double share(RandomGenerator random) {
    double part = random.nextDouble();
    double howMuch = 0.3 + 0.4 * random.nextDouble();
    return part < (ability < 0 ? 0.35 : 0.1) ? howMuch : 1;
  }

  /** A second of the day, in the hours [{@code from}, {@code to}), when the debtor is free. */
  long freeSecond(LocalCalendar calendar, int day, int from, int to, RandomGenerator random) {
    int hour = habitOn(day).drawHour(LocalCalendar.weekday(day), from, to, random.nextDouble());
    return calendar.secondAt(day, hour * 3600 + random.nextInt(3600));
  }

  boolean needs(Need need) {
    return record.needs().contains(need);
  }

  /** The taste for each channel, in log-odds around 0. */
  record Tastes(
      double phone,
      double ivr,
      double sms,
      double whatsapp,
      double email,
      double letter,
      double portal) {
    double of(Channel channel) {
      return switch (channel) {
        case PHONE -> phone;
        case IVR -> ivr;
        case SMS -> sms;
        case WHATSAPP -> whatsapp;
        case EMAIL -> email;
        case LETTER -> letter;
        case PORTAL -> portal;
      };
    }
  }
}
