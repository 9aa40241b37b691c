package org.gelegen.scoring.dashboard.debtors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.ReasonTexts;
import org.gelegen.model.decision.Why;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.pages.Formats;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Why the newest decision was made.
 *
 * @param clock formats on the debtor's clock
 * @param said the decision in words
 * @param why the reasons where they were not stored with the decision; absent: they were, or
 *     nothing can be said
 */
public record ReasonsView(
    Frame frame, Formats clock, Decision decision, String said, @Nullable Why why) {
  /** Another action that was looked at, with what it is expected to bring. */
  public record Other(String channel, String moment, String reach, String response, String value) {}

  /** A rule of the decision, with what it took out. */
  public record Taken(String rule, String channel, String hours, String basis, String until) {}

  /** Whether a model was asked, so that effects can be shown. */
  public boolean explained() {
    return explanation().baseline() != null;
  }

  private Explanation explanation() {
    return why == null ? decision.explanation() : why.explanation();
  }

  /** What is explained where nobody is contacted; absent: the contact that was decided. */
  public @Nullable String subject() {
    if (why == null) {
      return null;
    }
    return switch (why.subject()) {
      case CHOSEN -> null;
      case APPOINTMENT -> about("debtors.why.appointment", why);
      case LATER -> about("debtors.why.later", why);
      case NO_ROOM -> about("debtors.why.no-room", why);
      case NOT_WORTH -> frame.text("debtors.why.not-worth");
    };
  }

  private @Nullable String about(String key, Why its) {
    Decision.ScoredAction contact = its.contact();
    return contact == null
        ? null
        : frame.text(
            key,
            name(contact.action().channel()),
            clock.moment(contact.slot().start()),
            clock.money(contact.expectedValue()));
  }

  /** The best of what else could be done. */
  public List<Other> others() {
    return decision.alternatives().stream()
        .map(
            other ->
                new Other(
                    name(other.action().channel()),
                    clock.moment(other.slot().start()),
                    clock.percent(other.reach()),
                    clock.percent(other.response()),
                    clock.money(other.expectedValue())))
        .toList();
  }

  /** The reasons in words, strongest first. */
  public List<String> words() {
    ReasonTexts texts = texts();
    return explanation().reasons().stream().map(texts::text).toList();
  }

  /** What would be done in its place; absent: nothing. */
  public @Nullable String nextBest() {
    Explanation.NextBest next = explanation().nextBest();
    if (next == null || (why != null && why.contact() != null && decision.chosen() == null)) {
      return null;
    }
    Decision.ScoredAction action = next.action();
    return action == null
        ? frame.text("debtors.reasons.else-wait", clock.money(next.worthLess()))
        : frame.text(
            "debtors.reasons.else",
            name(action.action().channel()),
            clock.moment(action.slot().start()),
            clock.money(next.worthLess()));
  }

  public List<Taken> excluded() {
    return decision.excluded().stream().map(this::taken).toList();
  }

  private Taken taken(Decision.Exclusion exclusion) {
    Channel channel = exclusion.channel();
    Instant until = exclusion.until();
    return new Taken(
        exclusion.rule(),
        channel == null ? frame.text("debtors.every-channel") : name(channel),
        clock.count(exclusion.slots()),
        exclusion.basis(),
        until == null ? frame.text("debtors.not-in-sight") : clock.moment(until));
  }

  /** How the value comes about: what it starts from, and what each feature adds or takes. */
  public Chart effects() {
    Explanation explanation = explanation();
    Double baseline = explanation.baseline();
    double from = baseline == null ? 0 : baseline;
    List<String> names = new ArrayList<>(List.of(frame.text("debtors.reasons.baseline")));
    List<Double> effects = new ArrayList<>(List.of(from));
    List<List<String>> table = new ArrayList<>();
    table.add(List.of(texts().baseline(), clock.money(from)));
    double sum = from;
    for (Explanation.Reason reason : explanation.reasons()) {
      names.add(texts().name(reason.feature()));
      effects.add(reason.effect());
      table.add(List.of(texts().text(reason), clock.money(reason.effect())));
      sum += reason.effect();
    }
    names.add(frame.text("debtors.reasons.others"));
    effects.add(explanation.others());
    table.add(List.of(texts().others(), clock.money(explanation.others())));
    sum += explanation.others();
    names.add(frame.text("debtors.reasons.value"));
    effects.add(sum);
    table.add(List.of(frame.text("debtors.reasons.value"), clock.money(sum)));
    return new Chart(
        frame.text("debtors.reasons.chart"),
        frame.text("debtors.reasons.chart.summary"),
        Chart.Size.USUAL,
        ChartOption.lying(names, "money")
            .with("bar", frame.text("debtors.reasons.effect"), effects)
            .json(),
        List.of(frame.text("debtors.reasons.what"), frame.text("debtors.reasons.effect")),
        table);
  }

  private ReasonTexts texts() {
    return frame.reasons();
  }

  private String name(Channel channel) {
    return frame.text("channel." + channel.wireName());
  }
}
