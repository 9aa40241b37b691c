package org.gelegen.trainer;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gelegen.model.GelegenException;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.registry.DamagedModelException;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.registry.PromotionHistory;
import org.gelegen.model.registry.Succession;
import org.gelegen.model.registry.TrainedOn;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.trainer.choices.ChoiceValue;
import org.gelegen.trainer.choices.ChoiceValues;
import org.gelegen.trainer.examples.ExampleCollector;
import org.gelegen.trainer.examples.Examples;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.leaks.ChangeWatch;
import org.gelegen.trainer.leaks.LeakWatch;
import org.gelegen.trainer.leaks.Suspicion;
import org.gelegen.trainer.pooling.Contribution;
import org.gelegen.trainer.pooling.Prior;
import org.gelegen.trainer.pooling.PriorSource;
import org.gelegen.trainer.promotion.Evidence;
import org.gelegen.trainer.promotion.PromotionRules;
import org.gelegen.trainer.promotion.Verdict;

/**
 * Trains a client's models from its log, evaluates them on later data than they were fitted on,
 * registers them as a version and makes that the champion when it earns it.
 *
 * <p>The same records, settings and prior give the same serving form, byte for byte, however many
 * threads there are. Thread-safe.
 */
public final class ClientTrainer {
  private static final int MAX_FREE_DAYS = 60_000;
  private static final String CHAMPION_CHANGED =
      "the champion it was judged against is no longer champion";

  private final RecordLog records;
  private final ModelRegistry registry;
  private final DecisionLog decisions;
  private final InstantSource clock;
  private final PriorSource priors;
  private final PromotionRules rules;
  private final int threads;

  /** Trains with {@code threads} threads, the segment table and the usual rules. */
  public ClientTrainer(
      RecordLog records,
      ModelRegistry registry,
      DecisionLog decisions,
      InstantSource clock,
      int threads) {
    this(
        records,
        registry,
        decisions,
        clock,
        threads,
        (_, _) -> Prior.segmentTable(),
        PromotionRules.defaults());
  }

  /**
   * Trains with a prior.
   *
   * @param decisions of which it is asked what a challenger's choices would have brought
   * @param priors what a head falls back on and is compared with
   */
  public ClientTrainer(
      RecordLog records,
      ModelRegistry registry,
      DecisionLog decisions,
      InstantSource clock,
      int threads,
      PriorSource priors,
      PromotionRules rules) {
    this.records = records;
    this.registry = registry;
    this.decisions = decisions;
    this.clock = clock;
    this.threads = threads;
    this.priors = priors;
    this.rules = rules;
  }

  /**
   * Trains as of {@code asOf}: nothing later is looked at. The version is as of the last record
   * until then, so that what is imported of the time since can be compared on. A client without
   * usable contacts gets the prior.
   *
   * @throws GelegenException when the client is unknown
   */
  public TrainingResult train(
      ClientId client, SettingsStore.Version settings, Instant asOf, TrainingProgress progress) {
    ZoneId zone = zone(client);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      return new Run(client, settings, asOf, zone, progress, executor).run();
    }
  }

  private ZoneId zone(ClientId client) {
    return records
        .findClient(client)
        .map(ClientRecord::timeZone)
        .orElseThrow(
            () ->
                new GelegenException(
                    "client " + client + " is not known: import its client record first"));
  }

  private final class Run {
    private final ClientId client;
    private final SettingsStore.Version settings;
    private final Instant asOf;
    private final ZoneId zone;
    private final TrainingProgress progress;
    private final ExecutorService executor;

    Run(
        ClientId client,
        SettingsStore.Version settings,
        Instant asOf,
        ZoneId zone,
        TrainingProgress progress,
        ExecutorService executor) {
      this.client = client;
      this.settings = settings;
      this.asOf = asOf;
      this.zone = zone;
      this.progress = progress;
      this.executor = executor;
    }

    TrainingResult run() {
      Optional<ModelVersion> sitting = registry.findChampion(client);
      Optional<ModelVersion> champion =
          sitting.filter(Run::hasSeenContacts).filter(it -> load(it).isPresent());
      progress.report("reading the records of " + client);
      ChangeWatch changes = new ChangeWatch(asOf, settings.settings().responseWindow());
      ExampleCollector.Source source =
          new ExampleCollector(records, executor)
              .open(request(), debtor -> changes.see(debtor.records()));
      progress.report("taking " + source.schema().size() + " features");
      Examples examples = source.examples();
      progress.report(
          examples.contacts().size()
              + " contacts and "
              + examples.freeDays().size()
              + " days without contact");
      SortedMap<String, String> leaks = suspectedLeaks(changes, examples);
      leaks.forEach((name, why) -> progress.report("suspected " + name + " " + why));
      Prior prior = priors.of(client, asOf);
      if (prior.unreadable() > 0) {
        progress.report(
            prior.unreadable() + " other clients share what cannot be read: they have to train");
      }
      if (prior.contributors() > 0) {
        progress.report("starting from what " + prior.contributors() + " other clients share");
      }
      FittedModel fitted =
          new ModelFitter(
                  prior.model(),
                  Recipe.product(),
                  settings.settings().training().seed(),
                  executor,
                  progress)
              .fit(examples, champion.map(ModelVersion::asOf));
      SortedMap<String, Double> metrics = fitted.metrics();
      metrics.put("leaks", (double) leaks.size());
      Map<Target, Evidence.Duel> duels = Map.of();
      ChoiceValue value = new ChoiceValue.NotTold("there is nobody to compare with");
      if (champion.isPresent()) {
        progress.report("comparing with " + champion.get().name());
        CompiledModel model = load(champion.get()).orElseThrow();
        duels = duels(champion.get(), model, source, fitted.heads());
        duels.forEach((target, duel) -> addDuel(metrics, target, duel));
        value = value(champion.get(), model, source, fitted);
        addValue(metrics, value);
        progress.report("value of its choices: " + value.describe());
      }
      byte[] compiled = CompiledModelFormat.write(fitted.model());
      Verdict verdict =
          rules.judge(
              new Evidence(
                  champion.map(this::asJudged).orElse(null),
                  source.knownUntil(),
                  duels,
                  repeated(compiled).orElse(null),
                  value));
      SortedMap<String, String> notes = fitted.notes();
      notes.putAll(leaks);
      notes.putAll(new TrainedOn(asOf, source.position()).notes());
      notes.put("pool.contributors", Integer.toString(prior.contributors()));
      notes.put("prior.fingerprint", prior.fingerprint());
      TrainingResult result =
          register(
              fitted,
              compiled,
              examples,
              source.knownUntil(),
              metrics,
              notes,
              verdict,
              number(sitting));
      progress.report(
          result.version().name()
              + (result.version().champion() ? " is champion: " : " is not champion: ")
              + result.verdict().reason());
      return result;
    }

    private Evidence.Champion asJudged(ModelVersion champion) {
      boolean goneBackTo =
          registry.promotions(client).stream()
              .limit(1)
              .anyMatch(newest -> newest.backFrom() != null);
      return new Evidence.Champion(champion.name(), champion.asOf(), goneBackTo);
    }

    private ExampleCollector.Request request() {
      ClientSettings.TrainingSettings training = settings.settings().training();
      return new ExampleCollector.Request(
          client,
          zone,
          asOf,
          settings.settings().responseWindow(),
          training.maxExamples(),
          Math.min(training.maxExamples(), MAX_FREE_DAYS),
          training.seed());
    }

    /** Empty where its bytes are not of this version: then there is nobody to compare with. */
    private Optional<CompiledModel> load(ModelVersion version) {
      try {
        return Optional.of(
            CompiledModelFormat.read(registry.loadCompiled(client, version.number())));
      } catch (DamagedModelException e) {
        progress.report(version.name() + " is not compared with: " + e.getMessage());
        return Optional.empty();
      }
    }

    /**
     * What the challenger would have chosen beside what was chosen, by the heads that are judged,
     * on decisions whose outcomes neither they nor the champion, which is the reward model, have
     * seen. Where few contacts were made since the champion's data ended, those heads know less
     * than the champion; where most were, they know more, and the decisions begin later.
     */
    private ChoiceValue value(
        ModelVersion champion,
        CompiledModel model,
        ExampleCollector.Source source,
        FittedModel fitted) {
      Instant judgedFrom = fitted.unseenAfter();
      Instant unseen = judgedFrom.isAfter(champion.asOf()) ? judgedFrom : champion.asOf();
      return new ChoiceValues(decisions)
          .compare(
              source,
              new ChoiceValues.Question(
                  client,
                  zone,
                  settings.settings(),
                  unseen,
                  model,
                  settings.settings().training().seed()),
              null,
              fitted.judged());
    }

    private static Optional<Integer> number(Optional<ModelVersion> version) {
      return version.map(ModelVersion::number);
    }

    /** The version that was rolled back from whose serving form is this one, to the byte. */
    private Optional<String> repeated(byte[] compiled) {
      return new PromotionHistory(registry.promotions(client))
          .rolledBack().stream()
              .filter(number -> Arrays.equals(loadUndamaged(number), compiled))
              .map(number -> client + "-" + number)
              .findFirst();
    }

    /** No bytes where they are damaged: nothing is the same as they were. */
    private byte[] loadUndamaged(int number) {
      try {
        return registry.loadCompiled(client, number);
      } catch (DamagedModelException e) {
        return new byte[0];
      }
    }

    private Map<Target, Evidence.Duel> duels(
        ModelVersion champion,
        CompiledModel model,
        ExampleCollector.Source source,
        Map<Target, TrainedHead> heads) {
      return new Duels(champion.asOf(), model, source, settings.settings().training().seed())
          .fight(heads);
    }

    /** One that is nothing but the prior has nothing to be compared on. */
    private static boolean hasSeenContacts(ModelVersion version) {
      return !"0".equals(version.notes().get("contacts"));
    }

    private TrainingResult register(
        FittedModel fitted,
        byte[] compiled,
        Examples examples,
        Instant knownUntil,
        SortedMap<String, Double> metrics,
        SortedMap<String, String> notes,
        Verdict verdict,
        Optional<Integer> over) {
      Map<String, byte[]> files = new TreeMap<>();
      for (TrainedHead head : fitted.heads().values()) {
        head.provenance().forEach((name, bytes) -> files.put(name + ".tribuo.pb", bytes));
      }
      files.put(ReliabilityTable.FILE, ReliabilityTable.write(fitted.heads()));
      if (settings.settings().pooling()) {
        progress.report("fitting what is shared with other clients");
        Contribution contribution =
            Contribution.of(
                examples, PriorModels.segmentTable(), settings.settings().training().seed());
        files.put(Contribution.FILE, contribution.write());
        notes.putAll(contribution.notes());
      }
      notes.put("contacts", Integer.toString(examples.contacts().size()));
      notes.put("freeDays", Integer.toString(examples.freeDays().size()));
      notes.putAll(verdict.notes());
      Instant now = clock.instant();
      ModelVersion candidate =
          new ModelVersion(
              client,
              0,
              now,
              knownUntil,
              examples.fingerprint(),
              settings.number(),
              settings.settings().training().seed(),
              metrics,
              notes,
              false);
      if (!verdict.promoted()) {
        return new TrainingResult(
            registry.register(candidate, compiled, files), fitted.model(), verdict);
      }
      Verdict late = verdict.refused(CHAMPION_CHANGED);
      ModelVersion version =
          registry.registerChampion(
              candidate,
              compiled,
              files,
              new Succession(over, now, "training", verdict.reason(), late.notes()));
      return new TrainingResult(version, fitted.model(), version.champion() ? verdict : late);
    }
  }

  /** By a name that says for which head which feature is suspected, why. */
  private static SortedMap<String, String> suspectedLeaks(ChangeWatch changes, Examples examples) {
    SortedMap<String, String> leaks = new TreeMap<>();
    for (Suspicion suspicion : changes.suspicions()) {
      leaks.put("leak.changes." + suspicion.feature(), suspicion.why());
    }
    for (Target target : Target.values()) {
      for (Suspicion suspicion : LeakWatch.look(examples.sample(target))) {
        leaks.put("leak." + target.wireName() + "." + suspicion.feature(), suspicion.why());
      }
    }
    return leaks;
  }

  private static void addValue(SortedMap<String, Double> metrics, ChoiceValue value) {
    if (value instanceof ChoiceValue.Told told) {
      metrics.put("value.vsChosen", told.difference().estimate());
      metrics.put("value.vsChosen.low", told.difference().low());
      metrics.put("value.vsChosen.high", told.difference().high());
      metrics.put("value.vsChosen.n", (double) told.decisions());
      metrics.put("value.vsChosen.ess", told.effective());
      metrics.put("value.vsChosen.beyond", told.beyond());
      metrics.put("value.chosen", told.one());
      metrics.put("value.own", told.other());
    }
  }

  private static void addDuel(
      SortedMap<String, Double> metrics, Target target, Evidence.Duel duel) {
    String name = target.wireName() + ".logloss.vsChampion";
    metrics.put(name, duel.difference().estimate());
    metrics.put(name + ".low", duel.difference().low());
    metrics.put(name + ".high", duel.difference().high());
    metrics.put(target.wireName() + ".vsChampion.n", (double) duel.n());
  }
}
