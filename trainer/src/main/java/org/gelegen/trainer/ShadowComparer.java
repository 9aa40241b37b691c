package org.gelegen.trainer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gelegen.model.GelegenException;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.decision.ShadowStore;
import org.gelegen.model.decision.ShadowStore.Shadowed;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.records.RecordLog.DebtorRecords;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.trainer.ModelComparison.Curves;
import org.gelegen.trainer.ModelComparison.Side;
import org.gelegen.trainer.acted.Acted;
import org.gelegen.trainer.choices.ChoiceValue;
import org.gelegen.trainer.choices.ChoiceValues;
import org.gelegen.trainer.evaluation.DebtorBootstrap;
import org.gelegen.trainer.evaluation.Gains;
import org.gelegen.trainer.evaluation.Metrics;
import org.gelegen.trainer.examples.ExampleCollector;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.labels.DebtorLabels;
import org.gelegen.trainer.labels.Label;
import org.gelegen.trainer.labels.LabelledContact;

/**
 * Compares what a shadow expected of the present champion's contacts with what came of them. What
 * champions before decided in the shadow's time is left out: it would be their predictions that the
 * shadow is compared with.
 */
public final class ShadowComparer {
  private static final Acted.Reader<Shadowed> READER =
      new Acted.Reader<>(Shadowed::at, shadowed -> shadowed.chosen().action());

  /** So many decisions to contact are looked at, and held in memory, at most. */
  private static final int NEWEST = 20_000;

  private final RecordLog records;
  private final ModelRegistry registry;
  private final DecisionLog decisions;
  private final ShadowStore shadows;

  public ShadowComparer(
      RecordLog records, ModelRegistry registry, DecisionLog decisions, ShadowStore shadows) {
    this.records = records;
    this.registry = registry;
    this.decisions = decisions;
    this.shadows = shadows;
  }

  /**
   * Compares.
   *
   * @param number the shadow's
   * @param settings whose response window says what was answered for
   * @param asOf nothing later is looked at
   * @throws GelegenException when the client is unknown
   * @throws IllegalArgumentException when there is no such version
   */
  public ShadowReport compare(
      ClientId client, int number, SettingsStore.Version settings, Instant asOf) {
    ModelVersion shadow =
        registry
            .find(client, number)
            .orElseThrow(
                () -> new IllegalArgumentException(client + " has no model version " + number));
    String champion = registry.findChampion(client).map(ModelVersion::name).orElse("none");
    ShadowStore.Beside beside = new ShadowStore.Beside(shadow.name(), champion);
    ZoneId zone =
        records
            .findClient(client)
            .map(ClientRecord::timeZone)
            .orElseThrow(() -> new GelegenException("client " + client + " is not known"));
    Map<DebtorId, List<Shadowed>> byDebtor = new HashMap<>();
    shadows.forEachContact(
        client,
        beside,
        NEWEST,
        shadowed ->
            byDebtor.computeIfAbsent(shadowed.debtorId(), _ -> new ArrayList<>()).add(shadowed));
    Duration window = settings.settings().responseWindow();
    long seed = settings.settings().training().seed();
    Tally tally = new Tally(window, seed);
    ChoiceValue value;
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      ExampleCollector.Source source =
          new ExampleCollector(records, executor)
              .open(new ExampleCollector.Request(client, zone, asOf, window, 1, 1, seed));
      source.forEachDebtor(
          debtor -> {
            List<Shadowed> decided = byDebtor.get(debtor.debtorId());
            if (decided != null) {
              tally.add(debtor, decided, source.knownUntil());
            }
          });
      value = value(source, shadow, zone, settings.settings());
    }
    ShadowStore.Count count = shadows.count(client, beside);
    return new ShadowReport(
        shadow.name(),
        champion,
        count.decisions(),
        count.differing(),
        tally.acted,
        tally.sides(),
        value);
  }

  /** The shadow is its own reward model: it does not know what was decided since its data ended. */
  private ChoiceValue value(
      ExampleCollector.Source source, ModelVersion shadow, ZoneId zone, ClientSettings settings) {
    CompiledModel model =
        CompiledModelFormat.read(registry.loadCompiled(shadow.clientId(), shadow.number()));
    return new ChoiceValues(decisions)
        .compare(
            source,
            new ChoiceValues.Question(
                shadow.clientId(), zone, settings, shadow.asOf(), model, shadow.seed()),
            null,
            model);
  }

  /** Predictions with what came of them. */
  private static final class Tally {
    private final Duration window;
    private final long seed;
    private final Column reach = new Column();
    private final Column answered = new Column();
    private final Column harm = new Column();
    private int debtors;
    private long acted;

    Tally(Duration window, long seed) {
      this.window = window;
      this.seed = seed;
    }

    void add(DebtorRecords debtor, List<Shadowed> decided, Instant knownUntil) {
      List<PortfolioRecord> known =
          debtor.records().stream().filter(record -> !record.at().isAfter(knownUntil)).toList();
      List<LabelledContact> contacts = new DebtorLabels(known, knownUntil, window).contacts();
      for (Acted<Shadowed> one : Acted.match(decided, contacts, READER)) {
        acted++;
        LabelledContact contact = one.contact();
        Shadowed both = one.decision();
        if (settled(Target.REACH, contact, knownUntil)) {
          reach.add(both.chosen().reach(), both.shadow().reach(), contact.reached(), debtors);
        }
        if (settled(Target.RESPONSE, contact, knownUntil)) {
          answered.add(
              both.chosen().response(), both.shadow().response(), contact.answered(), debtors);
        }
        if (settled(Target.HARM, contact, knownUntil)) {
          harm.add(both.chosen().harm(), both.shadow().harm(), contact.harmed(), debtors);
        }
      }
      debtors++;
    }

    /** Whether the whole window is over, so that no newest contact counts for its answer alone. */
    private boolean settled(Target target, LabelledContact contact, Instant knownUntil) {
      Duration after = target.settledAfter(contact.contact().channel(), window);
      return !contact.contact().at().plus(after).isAfter(knownUntil);
    }

    SortedMap<String, Side> sides() {
      SortedMap<String, Side> sides = new TreeMap<>();
      reach.put("reach", seed, sides);
      answered.put("answered", seed, sides);
      harm.put("harm", seed, sides);
      return sides;
    }
  }

  /** One prediction of both, contact by contact. */
  private static final class Column {
    private final List<Double> champion = new ArrayList<>();
    private final List<Double> shadow = new ArrayList<>();
    private final List<Boolean> labels = new ArrayList<>();
    private final List<Integer> debtors = new ArrayList<>();

    void add(double ofChampion, double ofShadow, Label label, int debtor) {
      if (label != Label.CENSORED) {
        champion.add(ofChampion);
        shadow.add(ofShadow);
        labels.add(label == Label.YES);
        debtors.add(debtor);
      }
    }

    void put(String name, long seed, SortedMap<String, Side> sides) {
      if (labels.isEmpty()) {
        return;
      }
      double[] ones = champion.stream().mapToDouble(Double::doubleValue).toArray();
      double[] others = shadow.stream().mapToDouble(Double::doubleValue).toArray();
      boolean[] truth = new boolean[labels.size()];
      for (int i = 0; i < truth.length; i++) {
        truth[i] = labels.get(i);
      }
      sides.put(
          name,
          new Side(
              Metrics.of(ones, truth),
              Metrics.of(others, truth),
              new DebtorBootstrap(new SplittableRandom(seed))
                  .lossDifference(
                      others, ones, truth, debtors.stream().mapToInt(Integer::intValue).toArray())
                  .orElse(null),
              new Curves(Gains.of(ones, truth), Gains.of(others, truth))));
    }
  }
}
