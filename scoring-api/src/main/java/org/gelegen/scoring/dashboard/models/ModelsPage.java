package org.gelegen.scoring.dashboard.models;

import java.util.List;
import java.util.Optional;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.registry.Promotion;
import org.gelegen.model.registry.PromotionHistory;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What the page of all versions shows.
 *
 * @param all versions, newest first
 * @param promotions newest first
 * @param metric the one that is drawn over time
 */
public record ModelsPage(
    Frame frame, List<ModelVersion> all, List<Promotion> promotions, String metric) {
  private static final int SHOWN = 60;

  /** Who promotes a version that training found to be better. */
  private static final String TRAINING = "training";

  public ModelsPage {
    all = List.copyOf(all);
    promotions = List.copyOf(promotions);
  }

  /** The newest versions. */
  public List<ModelVersion> versions() {
    return all.stream().limit(SHOWN).toList();
  }

  /** Whether there are versions that are not shown. */
  public boolean hasOlder() {
    return all.size() > SHOWN;
  }

  public MetricWords words() {
    return new MetricWords(frame);
  }

  public List<String> main() {
    return MetricWords.MAIN;
  }

  public Optional<ModelVersion> champion() {
    return all.stream().filter(ModelVersion::champion).findFirst();
  }

  /** Which version rolling back leads to. */
  public Optional<Integer> previous() {
    return new PromotionHistory(promotions).previous();
  }

  /** What can be drawn: every metric that a version has. */
  public List<String> drawable() {
    return all.stream()
        .map(version -> MetricWords.names(version.metrics()))
        .flatMap(List::stream)
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether any version has the metric. */
  public boolean hasChart() {
    return all.stream().anyMatch(version -> version.metrics().containsKey(metric));
  }

  /** The metric over versions, oldest first, each with its interval where it has one. */
  public Chart chart() {
    List<ModelVersion> measured =
        versions().reversed().stream()
            .filter(version -> version.metrics().containsKey(metric))
            .toList();
    ChartOption option =
        ChartOption.categories(
                measured.stream().map(ModelVersion::name).toList(), MetricWords.format(metric))
            .closeUp()
            .with(
                "line",
                words().name(metric),
                measured.stream().map(version -> version.metrics().get(metric)).toList());
    if (measured.stream()
        .anyMatch(version -> MetricWords.interval(version.metrics(), metric).isPresent())) {
      option.withIntervals(
          frame.text("models.interval"),
          measured.stream().map(version -> whole(version, metric)).toList(),
          false);
    }
    return new Chart(
        frame.text("models.chart", words().name(metric)),
        frame.text("models.chart.summary", words().name(metric)),
        Chart.Size.USUAL,
        option.json(),
        List.of(frame.text("models.version"), words().name(metric)),
        measured.stream()
            .map(version -> List.of(version.name(), words().figure(version.metrics(), metric)))
            .toList());
  }

  /** The interval, or the figure alone where it has none. */
  private static ChartOption.Interval whole(ModelVersion version, String metric) {
    double value = version.metrics().getOrDefault(metric, 0.0);
    return MetricWords.interval(version.metrics(), metric)
        .orElseGet(() -> new ChartOption.Interval(value, value, value));
  }

  /** What a training says of itself is English; what somebody typed may be anything. */
  public @Nullable String language(Promotion promotion) {
    return promotion.by().equals(TRAINING) ? "en" : null;
  }

  /** A change of champion in words. */
  public String what(Promotion promotion) {
    return promotion.backFrom() == null
        ? frame.text("models.promoted", promotion.number())
        : frame.text("models.rolled-back", promotion.backFrom(), promotion.number());
  }
}
