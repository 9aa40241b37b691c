package org.gelegen.scoring.dashboard.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.slots.Action;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.charts.ChartOption.Interval;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Cell;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Effect;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Head;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Worth;
import org.gelegen.scoring.dashboard.models.MetricWords;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.gelegen.scoring.dashboard.slow.SlowAnswer;

/** What the page that compares two versions shows. */
public record ComparePage(
    Frame frame, Choice choice, Diagrams diagrams, SlowAnswer<VersionComparison> comparison) {
  /** What versions predict, by the name that metrics begin with. */
  static final List<String> HEADS = List.of("reach", "response", "harm");

  private static final int EFFECTS = 15;

  /**
   * What is looked at.
   *
   * @param all versions, newest first
   * @param head which prediction diagrams and effects are of
   * @param channel which channel the hours are of
   */
  public record Choice(
      List<ModelVersion> all,
      ModelVersion first,
      ModelVersion second,
      String head,
      Channel channel) {
    public Choice {
      all = List.copyOf(all);
    }
  }

  /** The reliability diagrams of both. */
  public record Diagrams(List<ReliabilityFile.Group> first, List<ReliabilityFile.Group> second) {
    public Diagrams {
      first = List.copyOf(first);
      second = List.copyOf(second);
    }
  }

  public MetricWords words() {
    return new MetricWords(frame);
  }

  CompareCharts drawing() {
    return new CompareCharts(frame, choice);
  }

  public List<String> heads() {
    return HEADS;
  }

  public List<Channel> channels() {
    return List.of(Channel.values());
  }

  public String name(Channel channel) {
    return frame.text("channel." + channel.wireName());
  }

  public String headName(String head) {
    return frame.text("models.part." + head);
  }

  /** This page's own path, to ask for it again. */
  public String path() {
    return "/compare?first="
        + choice.first().number()
        + "&second="
        + choice.second().number()
        + "&head="
        + choice.head()
        + "&channel="
        + choice.channel().wireName();
  }

  public List<String> metrics() {
    return MetricWords.names(choice.first().metrics(), choice.second().metrics());
  }

  /** The second's metric less the first's; a dash where one has none. */
  public String difference(String metric) {
    Double one = choice.first().metrics().get(metric);
    Double other = choice.second().metrics().get(metric);
    return one == null || other == null ? "–" : signed(other - one);
  }

  private String money(double value) {
    return (value > 0 ? "+" : "") + frame.formats().money(value);
  }

  private String signed(double value) {
    return (value > 0 ? "+" : "") + frame.formats().number(value);
  }

  /** The reliability diagrams over each other; empty where neither has one of the head. */
  public Optional<Chart> reliability() {
    return drawing().reliability(ofHead(diagrams.first()), ofHead(diagrams.second()));
  }

  private List<ReliabilityFile.Group> ofHead(List<ReliabilityFile.Group> groups) {
    return groups.stream()
        .filter(group -> group.head().equals(choice.head()))
        .filter(group -> group.channel().equals(ReliabilityFile.ALL))
        .toList();
  }

  public boolean works() {
    return comparison.works();
  }

  /** Why it could not be worked out; empty where it was, or is being. */
  public String failure() {
    return comparison instanceof SlowAnswer.Failed<VersionComparison>(String why) ? why : "";
  }

  public Optional<VersionComparison> known() {
    return comparison.known();
  }

  /** Which contacts they were compared on. */
  public String since(VersionComparison known) {
    return frame.text(
        known.measured().fair() ? "compare.fair" : "compare.unfair",
        frame.formats().moment(known.measured().since()));
  }

  /** The log-loss of the second less that of the first; a dash where it is not told. */
  public String lossDifference(Head head) {
    Interval difference = head.difference();
    return difference == null
        ? "–"
        : frame.text(
            "models.figure",
            signed(difference.value()),
            signed(difference.low()),
            signed(difference.high()));
  }

  /** Which predicts better, where that is told. */
  public String better(Head head) {
    Interval difference = head.difference();
    if (difference == null) {
      return frame.text("compare.little");
    }
    if (difference.high() < 0) {
      return frame.text("compare.better", choice.second().name());
    }
    return difference.low() > 0
        ? frame.text("compare.better", choice.first().name())
        : frame.text("compare.alike");
  }

  public String auc(VersionComparison.Side side) {
    Double auc = side.auc();
    return auc == null ? "–" : frame.formats().number(auc);
  }

  /** What the second's choices are worth beside the first's, in words; why not is told besides. */
  public String worth(VersionComparison known) {
    return switch (known.worth()) {
      case Worth.NotTold _ -> frame.text("compare.worth.not-told");
      case Worth.Told told ->
          frame.text(
              "compare.worth.told",
              choice.second().name(),
              money(told.difference().value()),
              money(told.difference().low()),
              money(told.difference().high()),
              choice.first().name(),
              told.decisions(),
              Math.round(told.effective()));
    };
  }

  /** Which share of what came true each finds first; empty where nothing came true. */
  public Optional<Chart> gains(VersionComparison known) {
    return known
        .measured()
        .find(choice.head())
        .filter(head -> !head.first().gains().isEmpty())
        .map(head -> drawing().gains(head));
  }

  /** An estimate of what a version's choices bring, in money a decision. */
  public String brings(double value) {
    return frame.formats().money(value);
  }

  /** How often contacts over the channel reached, by hour of the week; empty: there are none. */
  public Optional<Chart> hours(VersionComparison known) {
    List<Cell> cells =
        known.cells().stream().filter(cell -> cell.channel() == choice.channel()).toList();
    return cells.isEmpty()
        ? Optional.empty()
        : Optional.of(
            drawing().hours(frame.text("compare.hours.of", name(choice.channel())), cells));
  }

  /** What adds most to the head of either. */
  public Optional<Chart> effects(VersionComparison known) {
    List<Effect> strongest =
        known.effects().features().stream()
            .filter(effect -> effect.head().equals(choice.head()))
            .sorted(Comparator.comparingDouble(Effect::strength).reversed())
            .limit(EFFECTS)
            .toList();
    return strongest.isEmpty() ? Optional.empty() : Optional.of(drawing().effects(strongest));
  }

  public String action(Action action) {
    return name(action.channel()) + ", " + frame.formats().moment(action.slot().start());
  }

  /** In what share of decisions they differ. */
  public String share(VersionComparison.Choices choices) {
    return frame.formats().percent((double) choices.different() / Math.max(1, choices.decisions()));
  }

  /** Which of the two can be made champion: those that are not. */
  public List<ModelVersion> promotable() {
    return Stream.of(choice.first(), choice.second())
        .filter(version -> !version.champion())
        .distinct()
        .toList();
  }
}
