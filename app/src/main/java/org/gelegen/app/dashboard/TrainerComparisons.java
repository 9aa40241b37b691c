package org.gelegen.app.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gelegen.model.GelegenException;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.compare.VersionComparison;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Gain;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Head;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Measured;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Side;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Worth;
import org.gelegen.scoring.dashboard.compare.VersionComparisons;
import org.gelegen.trainer.ModelComparer;
import org.gelegen.trainer.ModelComparison;
import org.gelegen.trainer.choices.ChoiceValue;
import org.gelegen.trainer.choices.JudgedDecisions;
import org.gelegen.trainer.evaluation.Gains;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.evaluation.Metrics;
import org.gelegen.trainer.examples.ExampleCollector;
import org.gelegen.trainer.examples.Target;

/** Compares versions by the trainer's means, on one core, since somebody only looks. */
public final class TrainerComparisons implements VersionComparisons {
  private static final int THREADS = 1;

  private final RecordLog records;
  private final ModelRegistry registry;
  private final DecisionLog decisions;
  private final SettingsStore settings;

  /**
   * Compares versions.
   *
   * @param records without those of debtors who object to profiling
   */
  public TrainerComparisons(
      RecordLog records, ModelRegistry registry, DecisionLog decisions, SettingsStore settings) {
    this.records = records;
    this.registry = registry;
    this.decisions = decisions;
    this.settings = settings;
  }

  @Override
  public VersionComparison compare(ClientId client, Pair versions, Instant asOf) {
    SettingsStore.Version inForce = settings.current(client);
    ModelComparison compared =
        new ModelComparer(records, registry, decisions, THREADS)
            .compare(client, versions.first(), versions.second(), inForce, asOf);
    ZoneId zone =
        records
            .findClient(client)
            .map(ClientRecord::timeZone)
            .orElseThrow(() -> new GelegenException("client " + client + " is not known"));
    try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
      ExampleCollector.Source source =
          new ExampleCollector(records, executor)
              .open(
                  new ExampleCollector.Request(
                      client,
                      zone,
                      asOf,
                      inForce.settings().responseWindow(),
                      1,
                      1,
                      compared.first().seed()));
      return look(compared, source, zone, inForce.settings());
    }
  }

  private VersionComparison look(
      ModelComparison compared,
      ExampleCollector.Source source,
      ZoneId zone,
      ClientSettings inForce) {
    Instant until = source.knownUntil();
    List<JudgedDecisions.Version> both =
        List.of(version(compared.first()), version(compared.second()));
    HourCells cells = new HourCells(zone, until, inForce.responseWindow());
    FeatureEffects effects = new FeatureEffects(zone, until, compared.first().seed());
    DifferingChoices choices =
        DifferingChoices.among(
            decisions,
            compared.first().clientId(),
            new JudgedDecisions(inForce, zone, until, both));
    source.forEachDebtor(
        debtor -> {
          cells.add(debtor.records());
          effects.offer(debtor);
          choices.add(debtor);
        });
    return new VersionComparison(
        new Measured(compared.since(), compared.fair(), heads(compared)),
        worth(compared.value()),
        cells.cells(),
        effects.of(both.getFirst().model(), both.getLast().model()),
        choices.choices());
  }

  private JudgedDecisions.Version version(ModelVersion version) {
    CompiledModel model =
        CompiledModelFormat.read(registry.loadCompiled(version.clientId(), version.number()));
    return new JudgedDecisions.Version(version.name(), version.asOf(), model);
  }

  private static List<Head> heads(ModelComparison compared) {
    return compared.heads().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(head -> head(head.getKey(), head.getValue()))
        .toList();
  }

  private static Head head(Target target, ModelComparison.Side side) {
    Interval difference = side.difference();
    return new Head(
        target.wireName(),
        side.first().n(),
        side(side.first(), side.curves().first()),
        side(side.second(), side.curves().second()),
        difference == null ? null : interval(difference));
  }

  private static Side side(Metrics metrics, Gains gains) {
    return new Side(
        metrics.logLoss(),
        metrics.auc(),
        gains.points().stream().map(point -> new Gain(point.share(), point.found())).toList());
  }

  private static ChartOption.Interval interval(Interval interval) {
    return new ChartOption.Interval(interval.estimate(), interval.low(), interval.high());
  }

  private static Worth worth(ChoiceValue value) {
    return switch (value) {
      case ChoiceValue.NotTold(String why) -> new Worth.NotTold(why);
      case ChoiceValue.Told told ->
          new Worth.Told(
              told.decisions(),
              told.effective(),
              told.one(),
              told.other(),
              interval(told.difference()));
    };
  }
}
