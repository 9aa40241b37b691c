package org.gelegen.scoring.dashboard.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.ArmComparison;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Gap;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Span;
import org.gelegen.scoring.dashboard.pages.Frame;

/** How figures of arms and their differences are written and drawn. */
public record FigureWords(Frame frame) {
  private static final int PER_THOUSAND = 1000;

  /** What two arms are called: the one, and the one it is set beside. */
  public record Beside(String arm, String baseline) {}

  public String name(Figure figure) {
    return frame.text("experiments.figure." + figure.wireName());
  }

  /** A figure in its unit. */
  public String written(Figure figure, double value) {
    return written(figure.unit(), value);
  }

  /** A figure of a unit. */
  public String written(Figure.Unit unit, double value) {
    return switch (unit) {
      case MONEY -> frame.formats().money(value);
      case SHARE -> frame.formats().percent(value);
      case NUMBER -> frame.formats().number(value);
    };
  }

  /** A difference with its sign; one of shares is in percentage points. */
  public String signed(Figure figure, double value) {
    return (bare(figure, value) + " " + unit(figure)).strip();
  }

  /** The unit of a figure's differences, where they do not bear it themselves; else empty. */
  public String unit(Figure figure) {
    return figure.unit() == Figure.Unit.SHARE ? frame.text("experiments.points") : "";
  }

  /** A difference with its sign and without {@link #unit}; what rounds to nothing has no sign. */
  public String bare(Figure figure, double value) {
    String plain = difference(figure, value);
    return value > 0 && !plain.equals(difference(figure, 0)) ? "+" + plain : plain;
  }

  private String difference(Figure figure, double value) {
    return figure.unit() == Figure.Unit.SHARE
        ? frame.formats().points(value)
        : written(figure, value);
  }

  public String span(Figure figure, Span span) {
    return frame.text(
        figure.unit() == Figure.Unit.SHARE ? "experiments.span.points" : "experiments.span",
        bare(figure, span.low()),
        bare(figure, span.high()));
  }

  /** That too few debtors differ to tell of a figure. */
  String silence(Figure figure, int telling) {
    return frame.text("experiments.too-few", name(figure), telling);
  }

  /** That nobody complained or opted out, and what that leaves possible. */
  String noHarm(ArmComparison comparison) {
    return frame.text(
        "experiments.no-harm",
        name(Figure.HARM),
        comparison.debtors(),
        frame.formats().number(PER_THOUSAND * comparison.harmAtMost()));
  }

  /** What a difference means, in a sentence. */
  public String meaning(Figure figure, Beside arms, Gap gap) {
    String how = "experiments.not-told";
    if (gap.isTold()) {
      how = gap.value() > 0 == figure.moreIsBetter() ? "experiments.better" : "experiments.worse";
    }
    return frame.text(
        how,
        name(figure),
        arms.arm(),
        arms.baseline(),
        signed(figure, gap.value()),
        span(figure, gap.always()));
  }

  /** The differences of one unit, each with the interval that holds however often one looks. */
  public Chart chart(ArmComparison comparison, Beside arms, Figure.Unit unit) {
    List<Figure> figures = figures(comparison, unit);
    List<ChartOption.Interval> intervals = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Figure figure : figures) {
      Gap gap = comparison.find(figure).orElseThrow();
      intervals.add(new ChartOption.Interval(gap.value(), gap.always().low(), gap.always().high()));
      rows.add(List.of(name(figure), signed(figure, gap.value()), span(figure, gap.always())));
    }
    String title =
        frame.text(
            "experiments.chart." + unit.name().toLowerCase(Locale.ROOT),
            arms.arm(),
            arms.baseline());
    return new Chart(
        title,
        frame.text("experiments.chart.summary", title),
        Chart.Size.LOW,
        ChartOption.lying(figures.stream().map(this::name).toList(), differenceFormat(unit))
            .withIntervals(frame.text("experiments.difference"), intervals, true)
            .json(),
        List.of(
            frame.text("experiments.figure"),
            frame.text("experiments.difference"),
            frame.text("experiments.always")),
        rows);
  }

  /** The figures of a unit that are known. */
  public static List<Figure> figures(ArmComparison comparison, Figure.Unit unit) {
    return List.of(Figure.values()).stream()
        .filter(figure -> figure.unit() == unit && comparison.find(figure).isPresent())
        .toList();
  }

  /** How charts write differences of a unit. */
  public static String differenceFormat(Figure.Unit unit) {
    return unit == Figure.Unit.SHARE ? "points" : format(unit);
  }

  /** How charts write a unit. */
  public static String format(Figure.Unit unit) {
    return switch (unit) {
      case MONEY -> "money";
      case SHARE -> "percent";
      case NUMBER -> "number";
    };
  }
}
