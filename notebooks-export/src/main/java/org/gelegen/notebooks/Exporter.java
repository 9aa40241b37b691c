package org.gelegen.notebooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.features.SchemaBuilder;
import org.gelegen.model.objections.UnobjectedRecords;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.registry.DamagedModelException;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.notebooks.models.ModelNumbers;
import org.gelegen.notebooks.parquet.ParquetStore;
import org.gelegen.notebooks.rows.ContactFeatures;
import org.gelegen.notebooks.rows.ContactRows;
import org.gelegen.notebooks.rows.DecisionRows;
import org.gelegen.notebooks.rows.ExperimentRows;
import org.gelegen.notebooks.rows.Knowledge;
import org.gelegen.notebooks.rows.ModelRows;
import org.gelegen.notebooks.rows.PlanRows;
import org.gelegen.notebooks.rows.ReadVersion;
import org.gelegen.notebooks.tables.TableFiles;
import org.gelegen.notebooks.tables.TableWriter;

/**
 * Exports what a client's analysts take with them. Of debtors who object to profiling there are no
 * contacts, decisions and planned contacts in it, since analysts would profile them with those; in
 * the results of experiments they took part in they count. Debtors are read one by one and their
 * rows written at once; of the portfolio nothing is kept in memory.
 */
public final class Exporter {
  private static final String BY = "command export";
  private static final int SAID_EVERY = 5_000;
  private static final int TAIL = 10_000;

  private final ExportPorts ports;
  private final RandomGenerator random;
  private final Consumer<String> progress;

  /** Draws the key of pseudonyms from {@code random}, which should be secure. */
  public Exporter(ExportPorts ports, RandomGenerator random, Consumer<String> progress) {
    this.ports = ports;
    this.random = random;
    this.progress = progress;
  }

  /**
   * Exports.
   *
   * @param now for the audit log and the manifest
   * @throws org.gelegen.model.GelegenException when the folder holds something and may not, or
   *     cannot be written
   */
  public ExportResult export(ExportOrder order, Instant now) {
    try (ExportFolder folder = ExportFolder.begin(order.folder(), order.form().overwrite())) {
      return export(order, folder, now);
    }
  }

  private ExportResult export(ExportOrder order, ExportFolder folder, Instant now) {
    ClientId client = order.client().clientId();
    String how = order.form().disclosure().words();
    ports.audit().append(client, now, BY, "export.begun", how + ", as of " + order.asOf());
    List<String> warnings = new ArrayList<>();
    if (folder.isOpen()) {
      warnings.add("others than its owner may look into the folder: close it with chmod 700");
    }
    Knowledge knowledge = knowledge(order, warnings);
    Extras extras = new Extras(folder, ports);
    extras.writeModels(knowledge, warnings);
    List<TableWriter> tables;
    try (ParquetStore parquet = new ParquetStore(folder.work());
        TableFiles files = new TableFiles(folder.data(), parquet, order.form().csv())) {
      writeDebtors(files, knowledge);
      progress.accept("writing plans, versions and experiments");
      PlanRows.write(
          files, ports.campaigns(), client, ports.objections().objected(client), knowledge.names());
      ModelRows.write(
          files,
          ports.registry(),
          client,
          knowledge.versions().stream()
              .map(read -> read.version().number())
              .collect(Collectors.toSet()));
      ExperimentRows.write(files, ports.records(), ports.exposures(), knowledge);
      files.drop(
          erasedSince(client, knowledge.position()).stream().map(knowledge.names()::of).toList());
      files.finish();
      tables = files.begun();
    }
    extras.write(order, knowledge, tables, warnings, now);
    folder.finish();
    Map<String, Long> rows = new LinkedHashMap<>();
    tables.forEach(table -> rows.put(table.table().name(), table.rows()));
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    ports
        .audit()
        .append(client, now, BY, "export.made", how + ", " + all + " rows, as of " + order.asOf());
    return new ExportResult(
        rows, knowledge.versions().stream().map(read -> read.version().name()).toList(), warnings);
  }

  private Knowledge knowledge(ExportOrder order, List<String> warnings) {
    progress.accept("reading the records of " + order.client().clientId());
    ClientId client = order.client().clientId();
    List<Registered> registered = versions(order, warnings);
    List<FeatureSchema> schemas = registered.stream().map(it -> it.model().schema()).toList();
    Survey survey = new Survey(schemas, order.asOf());
    long position = unobjected().forEachDebtor(client, debtor -> survey.add(debtor.records()));
    RareNames names = RareNames.drawn(schemas, survey.census(), random);
    if (names.count() > 0) {
      warnings.add(
          "%d names and words that fewer than %d debtors share are called (rare N)"
              .formatted(names.count(), SchemaBuilder.MIN_DEBTORS));
    }
    boolean telling = order.form().disclosure() != ExportOrder.Disclosure.PSEUDONYMISED;
    Function<FeatureSchema, Set<Integer>> withheld =
        schema -> telling ? Set.of() : survey.census().nearlyUnique(schema);
    List<ReadVersion> versions = new ArrayList<>();
    for (Registered each : registered) {
      FeatureSchema schema = each.model().schema();
      versions.add(
          new ReadVersion(
              each.version(), each.model(), names.shown(schema), withheld.apply(schema)));
    }
    FeatureSchema schema = schemas.isEmpty() ? survey.schema() : schemas.getFirst();
    ContactFeatures features =
        ContactFeatures.of(schema, names.shown(schema), withheld.apply(schema));
    tellOfWithheld(features, versions, warnings);
    return new Knowledge(
        order.client(),
        ports.settings().current(client).settings(),
        position,
        survey.last().orElse(order.asOf()),
        features,
        versions,
        order.form().identified() ? Pseudonyms.none() : Pseudonyms.drawn(random));
  }

  private RecordLog unobjected() {
    return new UnobjectedRecords(ports.records(), ports.objections());
  }

  private static void tellOfWithheld(
      ContactFeatures features, List<ReadVersion> versions, List<String> warnings) {
    Set<String> names = new TreeSet<>(features.leftOut());
    for (ReadVersion read : versions) {
      read.withheld().forEach(place -> names.add(read.shown().feature(place).name()));
    }
    for (String name : names) {
      warnings.add(
          name
              + " is left out, as it is nearly unique to each debtor;"
              + " --unique-numbers includes it");
    }
  }

  /** A registered version whose serving form could be read. */
  private record Registered(ModelVersion version, CompiledModel model) {}

  /** The champion first, then the newest; those that cannot be read are told of. */
  private List<Registered> versions(ExportOrder order, List<String> warnings) {
    ClientId client = order.client().clientId();
    List<ModelVersion> wanted = new ArrayList<>();
    Optional<ModelVersion> champion = ports.registry().findChampion(client);
    champion.ifPresent(wanted::add);
    for (ModelVersion version : ports.registry().list(client)) {
      boolean first = champion.isPresent() && champion.get().number() == version.number();
      if (!first && wanted.size() < order.form().versions()) {
        wanted.add(version);
      }
    }
    List<Registered> read = new ArrayList<>();
    for (ModelVersion version : wanted) {
      try {
        CompiledModel model =
            CompiledModelFormat.read(ports.registry().loadCompiled(client, version.number()));
        ModelNumbers.requireFinite(model);
        read.add(new Registered(version, model));
      } catch (DamagedModelException e) {
        warnings.add(version.name() + " is left out: " + e.getMessage());
      }
    }
    return read;
  }

  private void writeDebtors(TableFiles files, Knowledge knowledge) {
    ClientId client = knowledge.client().clientId();
    long[] count = {0};
    ContactRows contacts = new ContactRows(files, knowledge);
    DecisionRows decisions = new DecisionRows(files, knowledge);
    // What is asked on the thread that reads would go over the connection that the records are
    // coming through, and wait for their end.
    try (ExecutorService asking = Executors.newSingleThreadExecutor()) {
      unobjected()
          .forEachDebtor(
              client,
              debtor -> {
                Decided decided = await(asking.submit(() -> decided(client, debtor.debtorId())));
                contacts.write(
                    debtor, decisions.acted(debtor, decided.decisions(), decided.planned()));
                decisions.write(
                    debtor, decided.decisions(), Set.copyOf(decided.planned().values()));
                if (++count[0] % SAID_EVERY == 0) {
                  progress.accept(count[0] + " debtors written");
                }
              });
    }
  }

  /** Debtors who were erased since a position of the log. */
  private Set<DebtorId> erasedSince(ClientId client, long position) {
    Set<DebtorId> erased = new HashSet<>();
    RecordLog.Tail tail;
    long from = position;
    do {
      tail = ports.records().tail(client, from, TAIL);
      erased.addAll(tail.erased());
      from = tail.position();
    } while (tail.events().size() == TAIL);
    return erased;
  }

  /**
   * What was decided about a debtor.
   *
   * @param planned the decisions behind planned contacts
   */
  private record Decided(List<Decision> decisions, Map<ContactId, DecisionId> planned) {}

  private Decided decided(ClientId client, DebtorId debtor) {
    List<Decision> decisions = ports.decisions().findByDebtor(client, debtor);
    Map<ContactId, DecisionId> planned = new HashMap<>();
    if (!decisions.isEmpty()) {
      for (ContactState state : ports.campaigns().findByDebtor(client, debtor)) {
        planned.put(state.contact().contactId(), state.contact().decisionId());
      }
    }
    return new Decided(decisions, planned);
  }

  private static <T> T await(Future<T> asked) {
    try {
      return asked.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GelegenException("the export was interrupted", e);
    } catch (ExecutionException e) {
      throw new GelegenException("the export failed: " + e.getCause(), e);
    }
  }
}
