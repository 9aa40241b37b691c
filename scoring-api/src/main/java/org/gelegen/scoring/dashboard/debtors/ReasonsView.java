package org.gelegen.scoring.dashboard.debtors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.ReasonTexts;
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
 */
public record ReasonsView(Frame frame, Formats clock, Decision decision, String said) {
  /** A rule of the decision, with what it took out. */
  public record Taken(String rule, String channel, String hours, String basis, String until) {}

  /** Whether a model was asked, so that effects can be shown. */
  public boolean explained() {
    return decision.explanation().baseline() != null;
  }

  /** The reasons in words, strongest first. */
  public List<String> words() {
    ReasonTexts texts = texts();
    return decision.explanation().reasons().stream().map(texts::text).toList();
  }

  /** What would be done in its place; absent: nothing. */
  public @Nullable String nextBest() {
    Explanation.NextBest next = decision.explanation().nextBest();
    if (next == null) {
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
    Explanation explanation = decision.explanation();
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
