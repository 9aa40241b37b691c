package org.gelegen.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.offers.OfferTables;
import org.gelegen.app.offers.OffersOfThen;
import org.gelegen.app.rules.KeptPacks;
import org.gelegen.app.rules.RulePacks;
import org.gelegen.app.rules.RulesOfThen;
import org.gelegen.app.segments.CelSegments;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.model.GelegenException;
import org.gelegen.model.access.Erasure;
import org.gelegen.model.access.IdProofs;
import org.gelegen.model.access.Role;
import org.gelegen.model.campaign.StuckContactDesk;
import org.gelegen.model.changes.NotedIntake;
import org.gelegen.model.decision.DeclaredTexts;
import org.gelegen.model.decision.Desks;
import org.gelegen.model.decision.ModelSource;
import org.gelegen.model.decision.Past;
import org.gelegen.model.decision.Recommender;
import org.gelegen.model.decision.Recomputer;
import org.gelegen.model.decision.RuleBooks;
import org.gelegen.model.decision.Shadows;
import org.gelegen.model.dialer.CallLeaser;
import org.gelegen.model.experiments.Enroller;
import org.gelegen.model.experiments.SegmentLanguage;
import org.gelegen.model.handover.HandOvers;
import org.gelegen.model.links.Clicks;
import org.gelegen.model.offers.Approaches;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.replies.Replies;
import org.gelegen.model.retention.Retention;
import org.gelegen.records.RecordCodec;
import org.gelegen.scheduler.dispatch.DispatchPorts;
import org.gelegen.scheduler.dispatch.DispatchSettings;
import org.gelegen.scheduler.dispatch.Dispatcher;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.letters.LetterErasure;
import org.gelegen.scheduler.letters.LetterFolder;
import org.gelegen.scheduler.letters.LetterRetention;
import org.gelegen.scheduler.nightly.AppointmentPlanning;
import org.gelegen.scheduler.nightly.DebtorFilter;
import org.gelegen.scheduler.nightly.NightlyCampaign;
import org.gelegen.scheduler.nightly.NightlyPorts;
import org.gelegen.scheduler.nightly.NightlySettings;
import org.gelegen.scheduler.nightly.Replanning;
import org.gelegen.scheduler.planning.LagrangianPlanner;
import org.gelegen.scheduler.texts.MessageWriter;
import org.gelegen.scheduler.texts.Texts;
import org.gelegen.scoring.access.ApiKeys;
import org.gelegen.storage.Database;
import org.gelegen.storage.DatabaseSettings;
import org.gelegen.storage.EmbeddedDatabase;
import org.gelegen.storage.Limits;
import org.gelegen.storage.PostgresAppointments;
import org.gelegen.storage.PostgresChanges;
import org.gelegen.storage.PostgresDeclaredTexts;
import org.gelegen.storage.PostgresErasure;
import org.gelegen.storage.PostgresFailedContacts;
import org.gelegen.storage.PostgresLeaseStore;
import org.gelegen.storage.PostgresRecordIntake;
import org.gelegen.storage.PostgresRecordLog;
import org.gelegen.storage.PostgresRetention;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything wired to everything, on one database. Closing it lets go of the database. */
public final class House implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(House.class);

  private final Surroundings surroundings;
  private final Database database;
  private final RulePacks packs;
  private final LetterFolder letters;
  private final Runnable closing;
  private final RecordCodec codec = new RecordCodec();
  private final Stores stores;
  private final AnalystDesk analysts;
  private final RuleBooks rules;
  private final ModelSource models;
  private final SegmentLanguage segments = new CelSegments();
  private final Enroller enroller;
  private final Texts texts = new Texts();
  private final Approaches approaches =
      new Approaches(OfferTables.shipped(Texts.variants()), texts);
  private final OffersOfThen offers;
  private final Desks desks;
  private final PostgresChanges changes;
  private final Desks recentDesks;

  private House(
      Surroundings surroundings,
      Database database,
      RulePacks packs,
      LetterFolder letters,
      PostgresChanges changes,
      @Nullable Desks shared,
      Runnable closing) {
    this.surroundings = surroundings;
    this.database = database;
    this.packs = packs;
    this.letters = letters;
    this.changes = changes;
    this.closing = closing;
    stores = new Stores(database, codec, surroundings.leaseTime());
    analysts = new AnalystDesk(stores, surroundings);
    DeclaredTexts declared = new PostgresDeclaredTexts(database);
    rules = new RulesOfThen(packs, declared);
    offers = new OffersOfThen(approaches, texts, declared);
    models = new RegisteredModels(stores.registry(), stores.shadows());
    enroller = new Enroller(stores.exposures(), segments, stores.objections());
    desks =
        shared == null
            ? new Desks(stores.records(), stores.settings(), models, rules, enroller, approaches)
            : shared.with(stores.settings(), models, enroller);
    recentDesks = desks.recent(changes);
  }

  /**
   * Reads the rule packs, opens the database that the settings name, or the embedded one, and
   * brings it up to date.
   *
   * @throws GelegenException when a pack is faulty or the database cannot be opened, with what to
   *     do
   */
  public static House open(ServiceSettings settings, Surroundings surroundings) {
    RulePacks packs = RulePacks.read(settings.rules().dir(), settings.rules().switches());
    LetterFolder letters = new LetterFolder(settings.data().dir().resolve("letters"));
    String url = settings.database().url();
    if (url != null) {
      DatabaseSettings external =
          new DatabaseSettings(
              url,
              Optional.ofNullable(settings.database().user()).orElse("gelegen"),
              Optional.ofNullable(settings.database().password()).orElse(""),
              DatabaseSettings.DEFAULT_CONNECTIONS);
      return of(surroundings, Database.open(external), packs, letters, () -> {});
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.open(settings.data().dir());
    try {
      return of(surroundings, Database.open(embedded.settings()), packs, letters, embedded::close);
    } catch (RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  private static House of(
      Surroundings surroundings,
      Database database,
      RulePacks packs,
      LetterFolder letters,
      Runnable afterwards) {
    try {
      keepDeclared(packs, new PostgresDeclaredTexts(database), surroundings.clock().instant());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    PostgresChanges changes = new PostgresChanges(database, System::nanoTime);
    return new House(
        surroundings,
        database,
        packs,
        letters,
        changes,
        null,
        () -> {
          changes.close();
          database.close();
          afterwards.run();
        });
  }

  /** A version of rules or offers is to mean the same for ever. */
  private static void keepDeclared(RulePacks packs, DeclaredTexts texts, Instant at) {
    KeptPacks.keep(packs, texts, at);
    OffersOfThen.keep(texts, at);
  }

  /**
   * The same house for those who answer requests: over connections of its own, on which nobody
   * waits for long, and told of the same changes. The histories are the same and are read over the
   * connections of this one, since reading all of them takes long. To be closed before this one.
   */
  public House forRequests() {
    Database bounded = database.within(Limits.REQUESTS);
    return new House(surroundings, bounded, packs, letters, changes, desks, bounded::close);
  }

  /** The newest version of a client. */
  public ClientRecord requireClient(String client) {
    return stores
        .records()
        .findClient(new ClientId(client))
        .orElseThrow(
            () ->
                new GelegenException(
                    "client "
                        + client
                        + " is not known: import a record of type client first; known are "
                        + stores.records().clients()));
  }

  /** What is kept. */
  public Stores stores() {
    return stores;
  }

  public AnalystDesk analysts() {
    return analysts;
  }

  public Surroundings surroundings() {
    return surroundings;
  }

  public Database database() {
    return database;
  }

  public RecordCodec codec() {
    return codec;
  }

  public RecordIntake intake() {
    return new NotedIntake(new PostgresRecordIntake(database, codec), changes);
  }

  public RuleBooks rules() {
    return rules;
  }

  public SegmentLanguage segments() {
    return segments;
  }

  public Desks desks() {
    return desks;
  }

  /** Desks that may be behind by what {@link #changes} allows. */
  public Desks recentDesks() {
    return recentDesks;
  }

  /** What was changed, here and by others; it knows of nothing before it is started. */
  public PostgresChanges changes() {
    return changes;
  }

  /** What an operator does with contacts that wait for a person. */
  public StuckContactDesk stuckContactDesk() {
    return new StuckContactDesk(stores.stuckContacts(), stores.campaigns(), intake(), desks);
  }

  /** What gateways tell of messages, into the log. */
  public Receipts receipts() {
    return new Receipts(stores.sentMessages(), gatewayIntake(), surroundings.clock());
  }

  /** What debtors answer, into the log. */
  public Replies replies() {
    return new Replies(
        stores.replyInbox(),
        stores.writtenNumbers(),
        stores.sentMessages(),
        gatewayIntake(),
        surroundings.clock());
  }

  /** The same for an operator, whom it answers when messages on their way are called off. */
  public Replies repliesThatWait() {
    return new Replies(
        stores.replyInbox(),
        stores.writtenNumbers(),
        stores.sentMessages(),
        intake(),
        surroundings.clock());
  }

  private RecordIntake gatewayIntake() {
    return new NotedIntake(PostgresRecordIntake.forGateways(database, codec), changes);
  }

  /** What is handed over with a case. */
  public HandOvers handOvers() {
    return new HandOvers(
        new HandOvers.Sources(
            stores.records(), stores.caseReferences(), stores.decisions(), stores.settings()),
        stores.audit(),
        new IdProofs(surroundings.random()));
  }

  /** The folder of printed letters. */
  public LetterFolder letters() {
    return letters;
  }

  public Erasure erasure() {
    return new LetterErasure(new PostgresErasure(database, surroundings.random()), letters);
  }

  /** What takes out what was kept for longer than a client's settings say. */
  public Retention retention() {
    return new Retention(
        stores.records(),
        new LetterRetention(new PostgresRetention(database, codec, surroundings.random()), letters),
        stores.audit());
  }

  public Recommender recommender() {
    return new Recommender(
        recentDesks,
        stores.campaigns(),
        stores.decisions(),
        stores.checkedDecisions(),
        onlookers(),
        surroundings.clock(),
        surroundings.random());
  }

  public Recomputer recomputer() {
    return new Recomputer(
        new Past(
            new PostgresRecordLog(database, codec),
            stores.settings(),
            models,
            rules,
            offers::find,
            enroller::segment));
  }

  public CallLeaser leaser() {
    return new CallLeaser(
        desks,
        stores.campaigns(),
        stores.stops(),
        new PostgresLeaseStore(database, surroundings.leaseTime()),
        stores.decisions(),
        surroundings.clock(),
        surroundings.random());
  }

  /** The shadows, whose troubles go to the log and nowhere else. */
  private Shadows onlookers() {
    return Shadows.keptIn(
        stores.shadows(),
        trouble -> LOG.warn("a shadow could not score what was decided", trouble));
  }

  /** The clock of the machine, which leases run on whatever a simulation says. */
  public InstantSource machineClock() {
    return InstantSource.system();
  }

  /** The nightly cycle for the debtors that {@code filter} takes. */
  public NightlyCampaign nightly(DebtorFilter filter) {
    return new NightlyCampaign(
        nightlyPorts(), new LagrangianPlanner(), filter, NightlySettings.defaults());
  }

  private NightlyPorts nightlyPorts() {
    return new NightlyPorts(
        stores.runs(),
        stores.campaigns(),
        stores.stops(),
        stores.decisions(),
        stores.audit(),
        intake(),
        onlookers(),
        desks,
        rules);
  }

  /** What plans something else where contacts failed. */
  public Replanning replanning() {
    return new Replanning(
        nightlyPorts(),
        new PostgresFailedContacts(database),
        new LagrangianPlanner(),
        NightlySettings.defaults());
  }

  /** What plans the calls that debtors ask for on the day. */
  public AppointmentPlanning appointments() {
    return new AppointmentPlanning(
        nightlyPorts(),
        new PostgresAppointments(database),
        new LagrangianPlanner(),
        NightlySettings.defaults());
  }

  /** What hears that tracked links were followed. */
  public Clicks clicks() {
    return new Clicks(stores.trackedLinks(), stores.settings(), intake(), surroundings.clock());
  }

  /** A dispatcher that sends through these gateways, with links straight to where to pay. */
  public Dispatcher dispatcher(List<Gateway> gateways, RandomGenerator jitter) {
    return dispatcher(gateways, MessageWriter.PaymentLinks.DIRECT, jitter);
  }

  /** A dispatcher that sends through these gateways, with these links. */
  public Dispatcher dispatcher(
      List<Gateway> gateways, MessageWriter.PaymentLinks links, RandomGenerator jitter) {
    return new Dispatcher(
        new DispatchPorts(stores.campaigns(), stores.stops(), intake(), desks),
        new MessageWriter(texts, links),
        gateways,
        DispatchSettings.defaults(),
        jitter);
  }

  /** Makes, lists and revokes API keys; only their hashes are kept. */
  public ApiKeys apiKeys() {
    return new ApiKeys(
        stores.keys(), stores.audit(), changes, surroundings.clock(), surroundings.random());
  }

  /** Makes an API key. */
  public String createKey(ClientId client, Role role) {
    return apiKeys().create(client, role, "command key create").key();
  }

  @Override
  public void close() {
    closing.run();
  }
}
