package org.gelegen.trainer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.DoubleStream;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.trainer.drift.ChampionDrift;
import org.gelegen.trainer.drift.DriftReport;
import org.gelegen.trainer.drift.DriftThresholds;
import org.gelegen.trainer.drift.DriftWatch;
import org.gelegen.trainer.examples.ExampleCollector;
import org.gelegen.trainer.examples.Examples;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.learners.RowScorer;

/**
 * Compares the contacts that a client's champion was fitted on with those made since. Thread-safe.
 */
public final class ChampionWatch {
  private static final int FEWEST_CONTACTS = 200;

  /** Below so many that are expected of either kind, rates and calibration say little. */
  private static final double FEWEST_EXPECTED = 10;

  private final RecordLog records;
  private final ModelRegistry registry;
  private final DriftThresholds thresholds;
  private final int threads;

  public ChampionWatch(
      RecordLog records, ModelRegistry registry, DriftThresholds thresholds, int threads) {
    this.records = records;
    this.registry = registry;
    this.thresholds = thresholds;
    this.threads = threads;
  }

  /**
   * Compares, or answers empty when the client is unknown or has no champion.
   *
   * @param settings whose response window says what was answered for
   * @param asOf nothing later is looked at
   */
  public Optional<ChampionDrift> watch(
      ClientId client, SettingsStore.Version settings, Instant asOf) {
    Optional<ModelVersion> champion = registry.findChampion(client);
    return champion.isEmpty()
        ? Optional.empty()
        : records
            .findClient(client)
            .map(record -> watch(champion.get(), record.timeZone(), settings, asOf));
  }

  private ChampionDrift watch(
      ModelVersion champion, ZoneId zone, SettingsStore.Version settings, Instant asOf) {
    CompiledModel model =
        CompiledModelFormat.read(registry.loadCompiled(champion.clientId(), champion.number()));
    int most = settings.settings().training().maxExamples();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      Examples examples =
          new ExampleCollector(records, executor)
              .open(
                  new ExampleCollector.Request(
                      champion.clientId(),
                      zone,
                      asOf,
                      settings.settings().responseWindow(),
                      most,
                      most,
                      champion.seed()))
              .examplesAfter(Instant.EPOCH, model.schema());
      Map<Target, DriftReport> heads = new EnumMap<>(Target.class);
      for (Target target : List.of(Target.REACH, Target.RESPONSE, Target.HARM)) {
        Sample all = examples.sample(target);
        Sample later = all.after(champion.asOf());
        Sample before = all.first(all.size() - later.size());
        Head head = target.headOf(model);
        if (tells(head, before) && tells(head, later)) {
          heads.put(target, new DriftWatch(thresholds).compare(head, before, later));
        }
      }
      return new ChampionDrift(champion.name(), champion.asOf(), heads);
    }
  }

  /** Whether there are enough contacts; what came of them must not decide on that. */
  private static boolean tells(Head head, Sample sample) {
    if (sample.size() < FEWEST_CONTACTS) {
      return false;
    }
    double expected = DoubleStream.of(RowScorer.probabilities(head, sample)).sum();
    return expected >= FEWEST_EXPECTED && sample.size() - expected >= FEWEST_EXPECTED;
  }
}
