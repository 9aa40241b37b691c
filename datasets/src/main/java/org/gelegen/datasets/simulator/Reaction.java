package org.gelegen.datasets.simulator;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.gelegen.datasets.simulator.Behaviour.Situation;
import org.gelegen.datasets.simulator.Happening.Pays;
import org.gelegen.datasets.simulator.Happening.Results;
import org.gelegen.datasets.simulator.Responses.Answer;
import org.gelegen.datasets.simulator.Responses.Other;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.jspecify.annotations.Nullable;

/**
 * What one contact brings about: drawn at once when the contact is made, happening over minutes and
 * days. Everything that counts as reached happens within 72 hours, all harm within 7 days and every
 * answer within 14.
 */
final class Reaction {
  private static final int HOUR = 3600;
  private static final double[] MISS_SHARES = {0.55, 0.29, 0.07, 0.09};
  private static final OutcomeResult[] MISSES = {
    OutcomeResult.NO_ANSWER, OutcomeResult.VOICEMAIL, OutcomeResult.BUSY, OutcomeResult.WRONG_PARTY
  };

  private final ContactId contactId;
  private final Situation situation;
  private final Person person;
  private final Channel channel;
  private final @Nullable OpenCase debtCase;
  private final Behaviour behaviour;
  private final LocalCalendar calendar;
  private final RandomGenerator random;
  private final Consumer<Happening> coming;
  private int results;

  Reaction(
      ContactId contactId,
      Situation situation,
      Behaviour behaviour,
      LocalCalendar calendar,
      RandomGenerator random,
      Consumer<Happening> coming) {
    this.contactId = contactId;
    this.situation = situation;
    this.person = situation.person();
    this.channel = situation.channel();
    this.debtCase = situation.debtCase();
    this.behaviour = behaviour;
    this.calendar = calendar;
    this.random = random;
    this.coming = coming;
  }

  void takeItsCourse() {
    if (!person.valid().contains(channel)) {
      goAstray();
      return;
    }
    boolean noticed = random.nextDouble() < behaviour.noticed(situation);
    long seen = arrive(noticed);
    if (noticed && debtCase != null) {
      respond(seen, debtCase);
    }
    double harm = behaviour.harmed(situation) * (noticed ? 1 : Behaviour.HARM_UNNOTICED);
    if (random.nextDouble() < harm) {
      takeOffence(seen);
    }
  }

  private void goAstray() {
    long second = situation.second();
    switch (channel) {
      case LETTER ->
          results(
              calendar.secondAt(calendar.dayOf(second) + 4 + random.nextInt(5), 12 * HOUR),
              OutcomeResult.BOUNCED);
      case EMAIL -> results(second + 5 + random.nextInt(60), OutcomeResult.BOUNCED);
      case PHONE, IVR, SMS, WHATSAPP, PORTAL ->
          results(second + 3 + random.nextInt(10), OutcomeResult.FAILED);
    }
  }

  /** Delivers, and tells the second in which the debtor notices it. */
  private long arrive(boolean noticed) {
    long second = situation.second();
    return switch (channel) {
      case PHONE, IVR -> {
        long answered = second + 12 + random.nextInt(25);
        results(answered, noticed ? OutcomeResult.RIGHT_PARTY : miss());
        yield answered;
      }
      case SMS, WHATSAPP, EMAIL, PORTAL -> {
        results(second + 2 + random.nextInt(15), OutcomeResult.DELIVERED);
        long seen = noticed ? attention(second + 18) : second + 18;
        if (noticed && channel != Channel.SMS) {
          results(seen, channel == Channel.EMAIL ? OutcomeResult.OPENED : OutcomeResult.READ);
        }
        yield seen;
      }
      case LETTER ->
          person.freeSecond(
              calendar, calendar.dayOf(second) + 1 + random.nextInt(3), 9, 22, random);
    };
  }

  private OutcomeResult miss() {
    return MISSES[Chance.pick(MISS_SHARES, random.nextDouble())];
  }

  private void respond(long seen, OpenCase about) {
    boolean clicks = random.nextDouble() < Responses.IDLE_CLICK;
    double answered = random.nextDouble();
    double which = random.nextDouble();
    if (answered < behaviour.answered(situation)) {
      double[] shares = Responses.answers(channel, person.ability());
      Answer answer = Responses.ANSWERS.get(Chance.pick(shares, which));
      clicks |= answer != Answer.PAYMENT;
      answer(answer, seen, about);
    } else {
      double[] shares = Responses.others(channel, person.willingness());
      other(Responses.OTHERS.get(Chance.pick(shares, which)), seen);
    }
    if (clicks && Responses.hasLink(channel)) {
      results(seen + 15, OutcomeResult.CLICKED);
    }
  }

  private void answer(Answer answer, long seen, OpenCase about) {
    switch (answer) {
      case PROMISE -> results(soon(seen), OutcomeResult.PROMISE);
      case ARRANGEMENT -> results(soon(seen), OutcomeResult.ARRANGEMENT);
      case SELF_SERVICE ->
          results(
              random.nextDouble() < 0.7 ? soon(seen) : later(seen, 4), OutcomeResult.SELF_SERVICE);
      case PAYMENT -> coming.accept(new Pays(later(seen, 9), about, person.share(random), 0));
    }
  }

  private void other(Other other, long seen) {
    switch (other) {
      case REFUSAL -> results(soon(seen), OutcomeResult.REFUSAL);
      case POSTPONEMENT -> results(soon(seen), OutcomeResult.POSTPONEMENT);
      case DISPUTE -> results(soon(seen), OutcomeResult.DISPUTE);
      case CALLBACK -> askToBeCalledBack(soon(seen));
      case NOTHING -> {
        // Noticed, and that is all.
      }
    }
  }

  private void askToBeCalledBack(long second) {
    int day = calendar.dayOf(second) + 1 + random.nextInt(2);
    day += LocalCalendar.weekday(day) == 6 ? 1 : 0;
    int weekday = LocalCalendar.weekday(day);
    int hour = person.habitOn(day).drawHour(weekday, 8, 20, random.nextDouble());
    long appointment = calendar.secondAt(day, hour * HOUR + 1800 * random.nextInt(2));
    add(second, OutcomeResult.CALLBACK_REQUEST, appointment);
  }

  private void takeOffence(long seen) {
    boolean complains = random.nextDouble() < (Behaviour.voice(channel) ? 0.55 : 0.25);
    results(
        seen + 60 + (long) Chance.exponential(random, 10 * HOUR, 90 * HOUR),
        complains ? OutcomeResult.COMPLAINT : OutcomeResult.OPT_OUT);
  }

  /** Within minutes. */
  private long soon(long seen) {
    return seen + 60 + random.nextInt(400);
  }

  /** Another day, at most {@code days} later, in an hour in which the debtor is free. */
  private long later(long seen, int days) {
    int wait = 1 + (int) Chance.exponential(random, days / 3.0, days - 1.0);
    return person.freeSecond(calendar, calendar.dayOf(seen) + wait, 7, FreeHours.HOURS, random);
  }

  /** When a message that is there by {@code second} catches the eye: soon, or in a free hour. */
  private long attention(long second) {
    double[] weights = new double[Behaviour.ATTENTION_HOURS];
    double waning = 3;
    for (int hour = 0; hour < weights.length; hour++) {
      long at = second + hour * (long) HOUR;
      int day = calendar.dayOf(at);
      weights[hour] =
          waning * person.habitOn(day).odds(LocalCalendar.weekday(day), calendar.hourOf(at));
      waning *= hour == 0 ? 0.31 : 0.94;
    }
    return second + Chance.pick(weights, random.nextDouble()) * (long) HOUR + random.nextInt(HOUR);
  }

  private void results(long second, OutcomeResult result) {
    add(second, result, 0);
  }

  private void add(long second, OutcomeResult result, long callback) {
    results++;
    coming.accept(
        new Results(
            second,
            contactId,
            channel,
            debtCase,
            result,
            callback,
            Chance.key(0, contactId.value()) + results));
  }
}
