package org.gelegen.model.decision;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gelegen.model.compiled.ModelSession;
import org.gelegen.model.decision.Decision.Reason;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;

/** Puts into plain words what speaks for or against an action. */
final class Reasons {
  private static final double TOO_SMALL = 0.005;

  private Reasons() {}

  /** The features that add or take most, by the size of their effect, strongest first. */
  static List<Reason> strongest(ModelSession scores, int action, int limit) {
    double[] effects = scores.explain(action);
    FeatureFrame frame = scores.frame();
    FeatureSchema schema = frame.schema();
    return IntStream.range(0, effects.length)
        .filter(feature -> Math.abs(effects[feature]) >= TOO_SMALL)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer feature) -> -Math.abs(effects[feature]))
                .thenComparing(feature -> schema.feature(feature).name()))
        .limit(limit)
        .map(
            feature ->
                reason(
                    schema.feature(feature).name(),
                    frame.valueFor(feature, action),
                    effects[feature]))
        .toList();
  }

  private static Reason reason(String name, double value, double effect) {
    return new Reason(name, Double.isNaN(value) ? null : value, effect, text(name, value, effect));
  }

  private static String text(String name, double value, double effect) {
    String helps = effect > 0 ? " (helps)" : " (hinders)";
    if (Double.isNaN(value)) {
      return "not known: " + words(name) + helps;
    }
    return switch (name) {
      case "hour" -> "the hour from " + (long) value + ":00" + helps;
      case "daysSincePayday" -> days(value, "after payday") + helps;
      case "daysSincePayment" -> days(value, "since the last payment") + helps;
      case "daysSinceSignOfLife" -> days(value, "since the last sign of life") + helps;
      case "daysSinceAnswer" -> days(value, "since the last answer") + helps;
      case "daysSinceAttempt" -> days(value, "since the last contact") + helps;
      case "daysPastDue" -> days(value, "past the due date") + helps;
      case "attemptsIn7Days" -> times(value, "contacted in 7 days") + helps;
      case "attemptsIn28Days" -> times(value, "contacted in 28 days") + helps;
      case "age" -> "about " + (long) value + " years old" + helps;
      case "openCases" -> times(value, "a case open").replace("times a case", "cases") + helps;
      case "ownVoiceHour", "ownQuietHour", "ownHour" ->
          String.format(Locale.ROOT, "answers %.1f times as often as usual at this hour", value)
              + helps;
      case "ownHourLift" ->
          String.format(Locale.ROOT, "was reached %.1f times as often as usual at this hour", value)
              + helps;
      case "reachRate", "channelReachRate", "partReachRate" -> percent(value, words(name)) + helps;
      case "answerRate", "channelAnswerRate" -> percent(value, words(name)) + helps;
      case "channelMissesInARow" ->
          times(Math.expm1(value), "missed in a row over this channel") + helps;
      default -> plain(name, value) + helps;
    };
  }

  private static String plain(String name, double value) {
    int equals = name.indexOf('=');
    if (equals > 0) {
      String what = words(name.substring(0, equals)) + " " + name.substring(equals + 1);
      return value > 0 ? what : "not " + what;
    }
    return words(name) + " " + String.format(Locale.ROOT, "%.2f", value);
  }

  private static String days(double value, String what) {
    long days = Math.round(value);
    return days == 1 ? "one day " + what : days + " days " + what;
  }

  private static String times(double value, String what) {
    long times = Math.round(value);
    return times == 1 ? "once " + what : times + " times " + what;
  }

  private static String percent(double value, String what) {
    return String.format(Locale.ROOT, "%s %.0f %%", what, 100 * value);
  }

  /** The words of a name such as {@code daysSincePayday} or {@code debtor.tenure_months}. */
  private static String words(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
        .replace('.', ' ')
        .replace('_', ' ')
        .toLowerCase(Locale.ROOT);
  }
}
