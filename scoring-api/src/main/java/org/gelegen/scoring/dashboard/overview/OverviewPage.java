package org.gelegen.scoring.dashboard.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gelegen.model.alerts.Alert;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.runs.JobStatus;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.ArmComparison;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Gap;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Span;
import org.gelegen.scoring.dashboard.experiments.Figure;
import org.gelegen.scoring.dashboard.experiments.FigureWords;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.gelegen.scoring.dashboard.slow.SlowAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What the first page shows.
 *
 * @param holdout absent: nobody is left alone
 * @param alerts the newest, newest first
 */
public record OverviewPage(
    Frame frame,
    @Nullable Holdout holdout,
    SlowAnswer<List<Week>> weekly,
    Today today,
    List<Alert> alerts) {
  /** How far contacts that wait are counted. */
  static final int MOST_STUCK = 1000;

  /** A plus that no line is broken after. */
  private static final String SIGN_WITH_ITS_NUMBER = "+\u2060";

  private static final List<Figure> SHOWN =
      List.of(Figure.NET, Figure.COLLECTED, Figure.EVER_REACHED, Figure.COST, Figure.HARM);

  public OverviewPage {
    alerts = List.copyOf(alerts);
  }

  /**
   * Who is left alone, and what that shows.
   *
   * @param report as of now
   * @param weekly as of the end of each of the last weeks, and of now
   */
  public record Holdout(
      Experiment experiment,
      SlowAnswer<ExperimentFigures> report,
      SlowAnswer<List<ExperimentFigures>> weekly) {}

  /**
   * How things stand.
   *
   * @param campaign the day's; absent: none is planned
   * @param stuck how many contacts wait for a person, counted up to {@link #MOST_STUCK}
   * @param stopped the channels over which nothing goes out
   * @param champion absent: there is none
   */
  public record Today(
      Instant now,
      @Nullable Campaign campaign,
      List<JobStatus> jobs,
      int stuck,
      Set<Channel> stopped,
      @Nullable ModelVersion champion) {
    public Today {
      stopped = Set.copyOf(stopped);
      jobs = List.copyOf(jobs);
    }
  }

  /** Whether something is still being worked out, so that the page is to be asked for again. */
  public boolean works() {
    return weekly.works()
        || (holdout != null && (holdout.report().works() || holdout.weekly().works()));
  }

  public FigureWords words() {
    return new FigureWords(frame);
  }

  /** The treated beside the holdout; empty while it is worked out or where too little is known. */
  public Optional<ArmComparison> comparison() {
    return holdout == null
        ? Optional.empty()
        : holdout.report().known().flatMap(OverviewPage::comparison);
  }

  private static Optional<ArmComparison> comparison(ExperimentFigures figures) {
    // Nothing is told of arms that chance did not split.
    return figures.comparisons().stream()
        .findFirst()
        .filter(_ -> !figures.broken())
        .filter(each -> each.find(Figure.NET).isPresent());
  }

  /** The differences as they were known week by week; empty: there are fewer than two weeks. */
  public List<Chart> besideCharts() {
    if (holdout == null) {
      return List.of();
    }
    List<ExperimentFigures> known =
        holdout.weekly().known().orElse(List.of()).stream()
            .filter(figures -> comparison(figures).isPresent())
            .toList();
    return known.size() < 2
        ? List.of()
        : shown(comparison(known.getLast()).orElseThrow()).stream()
            .map(figure -> beside(figure, known))
            .toList();
  }

  private Chart beside(Figure figure, List<ExperimentFigures> known) {
    List<String> days = new ArrayList<>();
    List<ChartOption.Interval> drawn = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (ExperimentFigures figures : known) {
      Optional<Gap> gap = comparison(figures).flatMap(each -> each.find(figure));
      if (gap.isPresent()) {
        LocalDate day = figures.asOf().atZone(frame.formats().zone()).toLocalDate();
        Span always = gap.get().always();
        days.add(frame.formats().shortDay(day));
        drawn.add(new ChartOption.Interval(gap.get().value(), always.low(), always.high()));
        rows.add(
            List.of(
                frame.formats().day(day),
                words().signed(figure, gap.get().value()),
                words().span(figure, always)));
      }
    }
    String title = words().name(figure);
    return new Chart(
        title,
        frame.text("overview.beside.summary", title),
        Chart.Size.LOW,
        ChartOption.categories(days, FigureWords.differenceFormat(figure.unit()))
            .withIntervals(title, drawn, false)
            .json(),
        List.of(
            frame.text("overview.beside.known"),
            frame.text("experiments.difference"),
            frame.text("experiments.always")),
        rows);
  }

  /** Why there are no figures beside the holdout, in a sentence. */
  public String whyNot() {
    if (holdout == null) {
      return frame.text("overview.no-holdout");
    }
    return switch (holdout.report()) {
      case SlowAnswer.Working<ExperimentFigures> _ -> frame.text("overview.works");
      case SlowAnswer.Failed<ExperimentFigures> _ -> frame.text("overview.failed");
      case SlowAnswer.Known<ExperimentFigures>(ExperimentFigures figures, Instant _) ->
          frame.text(
              "overview.too-little",
              figures.arms().isEmpty() ? 0 : figures.arms().getFirst().debtors());
    };
  }

  /** Why what is beside the holdout could not be worked out, in English; empty where it could. */
  public String failure() {
    return holdout == null ? "" : failure(holdout.report());
  }

  /** The same of the weeks. */
  public String failureOfWeeks() {
    return failure(weekly);
  }

  private static <V> String failure(SlowAnswer<V> answer) {
    return answer instanceof SlowAnswer.Failed<V>(String why) ? why : "";
  }

  /** Whether chance alone would hardly have split debtors so unevenly. */
  public boolean broken() {
    return holdout != null && holdout.report().known().map(ExperimentFigures::broken).orElse(false);
  }

  public List<Figure> shown(ArmComparison comparison) {
    return SHOWN.stream().filter(figure -> comparison.find(figure).isPresent()).toList();
  }

  public String value(ArmComparison comparison, Figure figure) {
    return comparison.find(figure).map(gap -> words().bare(figure, gap.value())).orElse("–");
  }

  public String span(ArmComparison comparison, Figure figure) {
    return comparison
        .find(figure)
        .map(gap -> words().span(figure, gap.always()).replace("+", SIGN_WITH_ITS_NUMBER))
        .orElse("");
  }

  /** Whether a difference is told from none. */
  public String told(ArmComparison comparison, Figure figure) {
    return comparison
        .find(figure)
        .filter(ExperimentFigures.Gap::isTold)
        .map(_ -> frame.text("overview.told"))
        .orElseGet(() -> frame.text("overview.not-told"));
  }

  /** Why there are no charts of the weeks; empty where there are. */
  public String whyNoWeeks() {
    return switch (weekly) {
      case SlowAnswer.Working<List<Week>> _ -> frame.text("overview.works");
      case SlowAnswer.Failed<List<Week>> _ -> frame.text("overview.failed");
      case SlowAnswer.Known<List<Week>> _ -> "";
    };
  }

  /** The charts of the weeks; empty while they are worked out. */
  public List<Chart> charts() {
    List<Week> weeks = weekly.known().orElse(List.of());
    if (weeks.isEmpty()) {
      return List.of();
    }
    return List.of(
        chart("collected", Figure.Unit.MONEY, weeks, week -> Optional.of(week.collected())),
        chart("cost", Figure.Unit.MONEY, weeks, week -> Optional.of(week.cost())),
        chart("contacts", Figure.Unit.NUMBER, weeks, week -> Optional.of((double) week.contacts())),
        chart("reach", Figure.Unit.SHARE, weeks, Week::reach),
        chart(
            "complaints",
            Figure.Unit.NUMBER,
            weeks,
            week -> Optional.of((double) week.complaints())));
  }

  private Chart chart(
      String name, Figure.Unit unit, List<Week> weeks, Function<Week, Optional<Double>> figure) {
    String title = frame.text("overview.week." + name);
    return new Chart(
        title,
        frame.text("overview.week.summary", title),
        Chart.Size.LOW,
        ChartOption.categories(
                weeks.stream().map(week -> frame.formats().shortDay(week.monday())).toList(),
                FigureWords.format(unit))
            // ECharts leaves a gap for a dash.
            .with("bar", title, weeks.stream().map(week -> drawn(figure.apply(week))).toList())
            .json(),
        List.of(frame.text("overview.week"), title),
        weeks.stream()
            .map(
                week ->
                    List.of(
                        frame.formats().day(week.monday()),
                        figure.apply(week).map(value -> words().written(unit, value)).orElse("–")))
            .toList());
  }

  private static Object drawn(Optional<Double> value) {
    return value.isPresent() ? value.get() : "-";
  }

  /** The jobs whose hour has come, or that somebody asked for. */
  public List<JobStatus> dueJobs() {
    return today.jobs().stream()
        .filter(job -> job.due().isPresent() || job.ordered().isPresent())
        .toList();
  }

  public List<JobStatus> pausedJobs() {
    return today.jobs().stream().filter(job -> job.pause().isPresent()).toList();
  }

  public String name(JobStatus job) {
    return frame.text("jobs.name." + job.job().wireName());
  }

  /** How many contacts the day's campaign planned. */
  public String planned(Campaign campaign) {
    return frame
        .formats()
        .count(
            campaign
                .counts()
                .getOrDefault("contacts", campaign.counts().getOrDefault("planned", 0L)));
  }

  /** The channels over which nothing goes out, in their order. */
  public List<Channel> stopped() {
    return today.stopped().stream().sorted().toList();
  }

  public String name(Channel channel) {
    return frame.text("channel." + channel.wireName());
  }

  /** How many contacts wait for a person, as far as they were counted. */
  public String stuck() {
    return frame.formats().count(today.stuck()) + (today.stuck() >= MOST_STUCK ? "+" : "");
  }
}
