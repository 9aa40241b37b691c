package org.gelegen.notebooks.rows;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.features.Feature;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.features.Grain;
import org.gelegen.notebooks.tables.Column;

/** The columns of what a model looks at, each as {@code x_} and the feature's name. */
final class FeatureColumns {
  /** What the name of every such column begins with. */
  private static final String PREFIX = "x_";

  private static final String LOG = "log(1 + n)";
  private static final String RATE = "in [0, 1]";
  private static final String DAYS = "days";
  private static final String FLAG = "0 or 1";

  private record Described(String unit, String meaning) {}

  private static final Map<String, Described> BUILT_IN =
      Map.ofEntries(
          is("caseBalance", "log(1 + currency)", "What is open on the case."),
          is("openBalance", "log(1 + currency)", "What is open on all cases together."),
          is("openCases", "cases", "How many cases are open."),
          is("caseContacts", LOG, "Outbound contacts about the case so far."),
          is("business", FLAG, "The debtor is a business."),
          is("age", "years", "Year of the contact less year of birth."),
          is("vulnerable", FLAG, "The debtor is marked as vulnerable."),
          is("attempts", LOG, "Outbound attempts over all channels; older ones count less."),
          is("reachRate", RATE, "Share of attempts that reached, shrunk towards 0.3."),
          is("answerRate", RATE, "Share of attempts that were answered for, shrunk towards 0.15."),
          is("payments", LOG, "Payments so far; older ones count less."),
          is("inbound", LOG, "Contacts that the debtor began; older ones count less."),
          is("promisesMade", LOG, "Promises to pay so far."),
          is("promisesKept", LOG, "Promises that a payment followed."),
          is("promisesBroken", LOG, "Promises that no payment followed in time."),
          is("harms", LOG, "Complaints and opt-outs so far."),
          is("paydayConcentration", RATE, "How much payments come on one day of the month."),
          is("daysSincePayday", DAYS, "Since the last payday, stated or inferred."),
          is("daysSincePayment", DAYS, "Since the last payment, at most 365."),
          is("daysSinceSignOfLife", DAYS, "Since anything was heard of the debtor, at most 180."),
          is("daysSinceAnswer", DAYS, "Since the debtor last answered, at most 365."),
          is("daysSinceAttempt", DAYS, "Since the last outbound attempt that is remembered."),
          is("attemptsIn7Days", "contacts", "Outbound attempts in the 7 days up to the date."),
          is("attemptsIn28Days", "contacts", "Outbound attempts in the 28 days up to the date."),
          is("daysPastDue", DAYS, "Since the case fell due, from -30 to 365."),
          is("dayOfMonth", "1 to 31", "Day of the month, where the debtor lives."),
          is("channelOptedIn", FLAG, "The debtor opted in to the channel."),
          is("channelPreferred", FLAG, "The debtor chose the channel."),
          is("channelAttempts", LOG, "Attempts over the channel; older ones count less."),
          is("channelReachRate", RATE, "The channel's reach rate, shrunk towards reachRate."),
          is("channelAnswerRate", RATE, "The channel's answer rate, shrunk towards answerRate."),
          is("channelMissesInARow", LOG, "Attempts over the channel since one reached."),
          is("hour", "0 to 23", "Hour of the day, where the debtor lives."),
          is("weekend", FLAG, "Saturday or Sunday, where the debtor lives."),
          is("ownVoiceHour", RATE, "How alive the debtor's own voice profile is in this hour."),
          is("ownQuietHour", RATE, "How attentive the debtor is to messages in this hour."),
          is("partAttempts", LOG, "Attempts over the channel in this part of the week."),
          is("partReachRate", RATE, "Their reach rate, shrunk towards channelReachRate."),
          is("ownHour", RATE, "ownVoiceHour of calls, ownQuietHour of messages."),
          is("ownHourLift", "ratio", "Reaches around this hour over those to be expected."));

  private static final List<Map.Entry<String, String>> FAMILIES =
      List.of(
          entry("stage=", "The case is in this stage."),
          entry("ability=", "Whether the debtor can pay is stated so."),
          entry("willingness=", "Whether the debtor wants to pay is stated so."),
          entry("need=", "The debtor has this need."),
          entry("channel=", "The contact is over this channel."),
          entry("weekday=", "The contact is on this weekday, where the debtor lives."));

  private FeatureColumns() {}

  private static Map.Entry<String, Described> is(String name, String unit, String meaning) {
    return entry(name, new Described(unit, meaning));
  }

  /**
   * The columns of a schema's features, in its order. Where a name differs from an earlier one in
   * capitals alone, which many programs take for the same, it ends in {@code ~} and a number.
   */
  static List<Column> of(FeatureSchema schema) {
    Set<String> taken = new HashSet<>();
    List<Column> columns = new ArrayList<>();
    for (Feature feature : schema.features()) {
      String wanted = PREFIX + feature.name();
      String name = wanted;
      for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
        name = wanted + "~" + number;
      }
      columns.add(column(name, feature));
    }
    return columns;
  }

  private static Column column(String name, Feature feature) {
    Described described = describe(feature);
    return new Column(
        name,
        Column.Type.FEATURE,
        described.unit(),
        described.meaning() + " Just before the contact; " + differs(feature.grain()) + ".");
  }

  private static Described describe(Feature feature) {
    String name = feature.name();
    return Optional.ofNullable(BUILT_IN.get(name))
        .or(() -> family(name))
        .or(() -> attribute(feature))
        .orElseThrow(
            () -> new IllegalStateException("nobody said what the feature " + name + " means"));
  }

  private static Optional<Described> family(String name) {
    return FAMILIES.stream()
        .filter(family -> name.startsWith(family.getKey()))
        .map(family -> new Described(FLAG, family.getValue()))
        .findFirst();
  }

  private static Optional<Described> attribute(Feature feature) {
    String name = feature.name();
    if (!name.startsWith("debtor.") && !name.startsWith("case.")) {
      return Optional.empty();
    }
    String whose = name.startsWith("case.") ? "the case" : "the debtor";
    int equals = name.indexOf('=');
    if (equals >= 0) {
      return Optional.of(
          new Described(FLAG, "The client's own attribute of " + whose + " has this value."));
    }
    return Optional.of(
        new Described(
            feature.indicator() ? FLAG : "the client's",
            "The client's own attribute of " + whose + "; empty where unknown."));
  }

  private static String differs(Grain grain) {
    return switch (grain) {
      case DEBTOR -> "the same for every action";
      case CHANNEL -> "differs by channel";
      case DATE -> "differs by local date";
      case WEEKDAY -> "differs by weekday";
      case CELL -> "differs by channel, part of day, and weekday or weekend";
      case CHANNEL_HOUR -> "differs by channel, hour, and weekday or weekend";
      case HOUR -> "differs by hour, and weekday or weekend";
    };
  }
}
