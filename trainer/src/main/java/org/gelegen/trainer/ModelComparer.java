package org.gelegen.trainer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
import org.gelegen.trainer.ModelComparison.Curves;
import org.gelegen.trainer.ModelComparison.Side;
import org.gelegen.trainer.choices.ChoiceValue;
import org.gelegen.trainer.choices.ChoiceValues;
import org.gelegen.trainer.evaluation.DebtorBootstrap;
import org.gelegen.trainer.evaluation.Gains;
import org.gelegen.trainer.evaluation.Metrics;
import org.gelegen.trainer.examples.ExampleCollector;
import org.gelegen.trainer.examples.Examples;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.learners.RowScorer;

/** Compares two registered versions of a client on the same contacts. */
public final class ModelComparer {
  private static final int FEWEST_CONTACTS = 100;

  private final RecordLog records;
  private final ModelRegistry registry;
  private final DecisionLog decisions;
  private final int threads;

  public ModelComparer(
      RecordLog records, ModelRegistry registry, DecisionLog decisions, int threads) {
    this.records = records;
    this.registry = registry;
    this.decisions = decisions;
    this.threads = threads;
  }

  /**
   * Compares.
   *
   * @param settings whose response window says what was answered for
   * @param asOf nothing later is looked at
   * @throws IllegalArgumentException when there is no such version
   * @throws GelegenException when the client is unknown
   */
  public ModelComparison compare(
      ClientId client, int first, int second, SettingsStore.Version settings, Instant asOf) {
    ModelVersion one = require(client, first);
    ModelVersion other = require(client, second);
    ZoneId zone =
        records
            .findClient(client)
            .map(ClientRecord::timeZone)
            .orElseThrow(
                () ->
                    new GelegenException(
                        "client " + client + " is not known: import its client record first"));
    Duration window = settings.settings().responseWindow();
    int most = settings.settings().training().maxExamples();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      ExampleCollector.Source source =
          new ExampleCollector(records, executor)
              .open(
                  new ExampleCollector.Request(client, zone, asOf, window, most, most, one.seed()));
      ModelComparison heads = compare(one, other, source);
      return new ModelComparison(
          one,
          other,
          heads.since(),
          heads.fair(),
          heads.heads(),
          value(heads, source, zone, settings.settings()));
    }
  }

  /** The reward model is the first's, which does not know the decisions since it was trained. */
  private ChoiceValue value(
      ModelComparison heads, ExampleCollector.Source source, ZoneId zone, ClientSettings settings) {
    ModelVersion one = heads.first();
    ModelVersion other = heads.second();
    if (one.number() == other.number()) {
      return new ChoiceValue.NotTold("it is one version");
    }
    CompiledModel model = load(one);
    return new ChoiceValues(decisions)
        .compare(
            source,
            new ChoiceValues.Question(
                one.clientId(), zone, settings, newest(one, other), model, one.seed()),
            model,
            load(other));
  }

  private static Instant newest(ModelVersion one, ModelVersion other) {
    return one.asOf().isAfter(other.asOf()) ? one.asOf() : other.asOf();
  }

  private ModelVersion require(ClientId client, int number) {
    return registry
        .find(client, number)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "client " + client + " has no model version " + number));
  }

  private CompiledModel load(ModelVersion version) {
    return CompiledModelFormat.read(registry.loadCompiled(version.clientId(), version.number()));
  }

  private ModelComparison compare(
      ModelVersion one, ModelVersion other, ExampleCollector.Source source) {
    CompiledModel oneModel = load(one);
    CompiledModel otherModel = load(other);
    Instant newest = newest(one, other);
    Examples oneSees = source.examplesAfter(Instant.EPOCH, oneModel.schema());
    Examples otherSees =
        oneModel.schema().attributes().equals(otherModel.schema().attributes())
            ? oneSees
            : source.examplesAfter(Instant.EPOCH, otherModel.schema());
    Sample reach = oneSees.sample(Target.REACH);
    boolean fair = reach.after(newest).size() >= FEWEST_CONTACTS;
    Instant since =
        fair || reach.size() == 0 ? newest : reach.at((int) (reach.size() * 0.8)).minusMillis(1);
    Map<Target, Side> heads = new EnumMap<>(Target.class);
    for (Target target : List.of(Target.REACH, Target.RESPONSE, Target.HARM)) {
      Sample seenByOne = oneSees.sample(target).after(since);
      Sample seenByOther = otherSees.sample(target).after(since);
      if (seenByOne.size() > 0) {
        double[] ones = RowScorer.probabilities(target.headOf(oneModel), seenByOne);
        double[] others = RowScorer.probabilities(target.headOf(otherModel), seenByOther);
        boolean[] labels = seenByOne.labels();
        heads.put(
            target,
            new Side(
                Metrics.of(ones, labels),
                Metrics.of(others, labels),
                new DebtorBootstrap(new SplittableRandom(one.seed()))
                    .lossDifference(others, ones, labels, seenByOne.debtors())
                    .orElse(null),
                new Curves(Gains.of(ones, labels), Gains.of(others, labels))));
      }
    }
    return new ModelComparison(
        one, other, since, fair, heads, new ChoiceValue.NotTold("it was not asked for"));
  }
}
