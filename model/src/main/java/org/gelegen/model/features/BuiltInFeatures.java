package org.gelegen.model.features;

import static org.gelegen.model.features.Feature.calendarFlag;
import static org.gelegen.model.features.Feature.calendarNumber;
import static org.gelegen.model.features.Feature.flag;
import static org.gelegen.model.features.Feature.historyNumber;
import static org.gelegen.model.features.Feature.number;

import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.DebtorRecord;

/**
 * The features that every client's models may use, whatever the client's own attributes are.
 *
 * <p>Rates are shrunk: a channel's towards the debtor's rate over all channels, a part of the day's
 * towards the channel's, each as if that many attempts ({@value #PRIOR_ATTEMPTS}) had gone as on
 * average. Counts are logarithmic. Days are differences of local dates, capped where more says
 * nothing.
 */
final class BuiltInFeatures {
  private static final double PRIOR_ATTEMPTS = 2;
  private static final double PRIOR_REACH = 0.3;
  private static final double PRIOR_ANSWER = 0.15;

  private BuiltInFeatures() {}

  static List<Feature> all() {
    List<Feature> features = new ArrayList<>();
    addCase(features);
    addPerson(features);
    addRecord(features);
    addDates(features);
    addChannels(features);
    addSlots(features);
    return List.copyOf(features);
  }

  private static void addCase(List<Feature> features) {
    features.add(number("caseBalance", Grain.DEBTOR, s -> log(balance(s))));
    features.add(
        number("openBalance", Grain.DEBTOR, s -> log(s.history().openBalance().doubleValue())));
    features.add(
        number(
            "openCases",
            Grain.DEBTOR,
            s -> s.history().cases().stream().filter(CaseState::isOpen).count()));
    features.add(
        historyNumber(
            "caseContacts",
            Grain.DEBTOR,
            s -> log(s.caseState().map(CaseState::outboundContacts).orElse(0))));
    for (Stage stage : Stage.values()) {
      features.add(
          flag(
              "stage=" + stage.wireName(),
              Grain.DEBTOR,
              s -> is(s.caseState().filter(c -> c.version().stage() == stage).isPresent())));
    }
    for (Certainty certainty : List.of(Certainty.YES, Certainty.NO)) {
      features.add(
          flag(
              "ability=" + certainty.wireName(),
              Grain.DEBTOR,
              s -> is(s.caseState().filter(c -> c.version().ability() == certainty).isPresent())));
      features.add(
          flag(
              "willingness=" + certainty.wireName(),
              Grain.DEBTOR,
              s ->
                  is(
                      s.caseState()
                          .filter(c -> c.version().willingness() == certainty)
                          .isPresent())));
    }
  }

  private static void addPerson(List<Feature> features) {
    features.add(
        flag(
            "business",
            Grain.DEBTOR,
            s ->
                is(s.history().debtor().filter(d -> d.kind() == DebtorKind.BUSINESS).isPresent())));
    features.add(
        number(
            "age",
            Grain.DEBTOR,
            s ->
                s.history()
                    .debtor()
                    .map(DebtorRecord::birthYear)
                    .map(year -> (double) s.asOf().atZone(s.history().zone()).getYear() - year)
                    .orElse(Double.NaN)));
    for (Need need : Need.values()) {
      features.add(
          flag(
              "need=" + need.wireName(),
              Grain.DEBTOR,
              s -> is(s.history().debtor().filter(d -> d.needs().contains(need)).isPresent())));
    }
    features.add(
        flag(
            "vulnerable",
            Grain.DEBTOR,
            s -> is(s.history().debtor().filter(DebtorRecord::vulnerable).isPresent())));
  }

  private static void addRecord(List<Feature> features) {
    features.add(
        historyNumber("attempts", Grain.DEBTOR, s -> log(attempts(s.history()) * s.decay())));
    features.add(historyNumber("reachRate", Grain.DEBTOR, BuiltInFeatures::reachRate));
    features.add(historyNumber("answerRate", Grain.DEBTOR, BuiltInFeatures::answerRate));
    features.add(
        historyNumber(
            "payments", Grain.DEBTOR, s -> log(s.history().payments().count() * s.decay())));
    features.add(
        historyNumber(
            "inbound", Grain.DEBTOR, s -> log(s.history().reactions().inbound() * s.decay())));
    features.add(
        historyNumber("promisesMade", Grain.DEBTOR, s -> log(s.history().promises().made())));
    features.add(
        historyNumber("promisesKept", Grain.DEBTOR, s -> log(s.history().promises().kept())));
    features.add(
        historyNumber(
            "promisesBroken", Grain.DEBTOR, s -> log(s.history().promises().broken(s.asOf()))));
    features.add(historyNumber("harms", Grain.DEBTOR, s -> log(s.history().reactions().harms())));
    features.add(
        historyNumber(
            "paydayConcentration",
            Grain.DEBTOR,
            s -> s.history().payments().paydayConcentration()));
  }

  private static void addDates(List<Feature> features) {
    features.add(number("daysSincePayday", Grain.DATE, Situation::daysSincePayday));
    features.add(
        historyNumber("daysSincePayment", Grain.DATE, s -> Math.min(365, s.daysSincePayment())));
    features.add(
        historyNumber(
            "daysSinceSignOfLife", Grain.DATE, s -> Math.min(180, s.daysSinceSignOfLife())));
    features.add(
        historyNumber("daysSinceAnswer", Grain.DATE, s -> Math.min(365, s.daysSinceAnswer())));
    features.add(historyNumber("daysSinceAttempt", Grain.DATE, Situation::daysSinceAttempt));
    features.add(historyNumber("attemptsIn7Days", Grain.DATE, s -> s.attemptsWithin(7)));
    features.add(historyNumber("attemptsIn28Days", Grain.DATE, s -> s.attemptsWithin(28)));
    features.add(number("daysPastDue", Grain.DATE, BuiltInFeatures::daysPastDue));
    features.add(calendarNumber("dayOfMonth", Grain.DATE, s -> s.date().getDayOfMonth()));
  }

  private static void addChannels(List<Feature> features) {
    for (Channel channel : Channel.values()) {
      features.add(
          calendarFlag(
              "channel=" + channel.wireName(), Grain.CHANNEL, s -> is(s.channel() == channel)));
    }
    features.add(
        flag(
            "channelOptedIn",
            Grain.CHANNEL,
            s ->
                is(
                    s.history()
                        .debtor()
                        .map(d -> d.channels().get(s.channel()))
                        .map(Address::consent)
                        .orElse(false))));
    features.add(
        flag(
            "channelPreferred",
            Grain.CHANNEL,
            s ->
                is(
                    s.history()
                        .debtor()
                        .filter(d -> d.preferredChannel() == s.channel())
                        .isPresent())));
    features.add(
        historyNumber(
            "channelAttempts", Grain.CHANNEL, s -> log(s.counts().attempts() * s.decay())));
    features.add(
        historyNumber("channelReachRate", Grain.CHANNEL, BuiltInFeatures::channelReachRate));
    features.add(
        historyNumber(
            "channelAnswerRate",
            Grain.CHANNEL,
            s ->
                shrunk(
                    s.counts().answers() * s.decay(),
                    s.counts().attempts() * s.decay(),
                    answerRate(s))));
    features.add(
        historyNumber(
            "channelMissesInARow",
            Grain.CHANNEL,
            s -> log(s.history().over(s.channel()).missesInARow())));
  }

  private static void addSlots(List<Feature> features) {
    features.add(calendarNumber("hour", Grain.HOUR, Situation::hour));
    for (DayOfWeek day : DayOfWeek.values()) {
      features.add(
          calendarFlag(
              "weekday=" + day.name().substring(0, 3).toLowerCase(Locale.ROOT),
              Grain.WEEKDAY,
              s -> is(s.dayOfWeek() == day)));
    }
    features.add(calendarFlag("weekend", Grain.HOUR, s -> is(s.weekend())));
    features.add(
        historyNumber(
            "ownVoiceHour",
            Grain.HOUR,
            s -> s.history().signsOfLife().liveness(s.hour(), s.weekend())));
    features.add(
        historyNumber(
            "ownQuietHour",
            Grain.HOUR,
            s -> s.history().signsOfLife().attention(s.hour(), s.weekend())));
    features.add(
        historyNumber(
            "partAttempts", Grain.CELL, s -> log(s.counts().attempts(s.partOfWeek()) * s.decay())));
    features.add(
        historyNumber(
            "partReachRate",
            Grain.CELL,
            s ->
                shrunk(
                    s.counts().reaches(s.partOfWeek()) * s.decay(),
                    s.counts().attempts(s.partOfWeek()) * s.decay(),
                    channelReachRate(s))));
    features.add(
        historyNumber(
            "ownHour",
            Grain.CHANNEL_HOUR,
            s ->
                s.channel().isVoice()
                    ? s.history().signsOfLife().liveness(s.hour(), s.weekend())
                    : s.history().signsOfLife().attention(s.hour(), s.weekend())));
    features.add(historyNumber("ownHourLift", Grain.CHANNEL_HOUR, Situation::ownHourLift));
  }

  private static double balance(Situation s) {
    return s.caseState().map(c -> c.balance().doubleValue()).orElse(0.0);
  }

  private static double attempts(DebtorHistory history) {
    double sum = 0;
    for (Channel channel : Channel.values()) {
      sum += history.over(channel).counts().attempts();
    }
    return sum;
  }

  private static double reachRate(Situation s) {
    double reaches = 0;
    for (Channel channel : Channel.values()) {
      reaches += s.history().over(channel).counts().reaches();
    }
    return shrunk(reaches * s.decay(), attempts(s.history()) * s.decay(), PRIOR_REACH);
  }

  private static double answerRate(Situation s) {
    double answers = 0;
    for (Channel channel : Channel.values()) {
      answers += s.history().over(channel).counts().answers();
    }
    return shrunk(answers * s.decay(), attempts(s.history()) * s.decay(), PRIOR_ANSWER);
  }

  private static double channelReachRate(Situation s) {
    return shrunk(
        s.counts().reaches() * s.decay(), s.counts().attempts() * s.decay(), reachRate(s));
  }

  private static double daysPastDue(Situation s) {
    return s.caseState()
        .map(c -> c.version().dueDate())
        .map(due -> (double) ChronoUnit.DAYS.between(due, s.date()))
        .map(days -> Math.max(-30, Math.min(365, days)))
        .orElse(Double.NaN);
  }

  private static double shrunk(double successes, double trials, double prior) {
    return (successes + PRIOR_ATTEMPTS * prior) / (trials + PRIOR_ATTEMPTS);
  }

  private static double log(double count) {
    return Math.log1p(Math.max(0, count));
  }

  private static double is(boolean condition) {
    return condition ? 1 : 0;
  }
}
