package org.gelegen.model.dialer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.InMemoryStops;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.decision.Desks;
import org.gelegen.model.decision.LoadedModel;
import org.gelegen.model.experiments.Enroller;
import org.gelegen.model.experiments.InMemoryExposureStore;
import org.gelegen.model.experiments.SegmentLanguage;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.objections.InMemoryObjections;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.rules.ActionableCase;
import org.gelegen.model.rules.ContactHours;
import org.gelegen.model.rules.DailyCap;
import org.gelegen.model.rules.HolidayCalendar;
import org.gelegen.model.rules.RefusedChannels;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.RulePack;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;

/**
 * A client with debtors in Amsterdam and dialers, at Monday 2026-03-02 10:10.
 *
 * <p>The model: half of all calls reach, but three of four from 10:00 local; half of those reached
 * answer; nobody is harmed and nobody pays without a contact. The rules: 08:00 to 20:00 local, one
 * contact a day, no contact without an open case or against a no.
 */
public final class DialerWorld {
  public static final ClientId CLIENT = new ClientId("noorderlicht");
  public static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  public static final Instant NOW = Instant.parse("2026-03-02T09:10:00Z");

  /** What is stopped. */
  public final InMemoryStops stops = new InMemoryStops();

  /** Who objects to profiling. */
  public final InMemoryObjections objections = new InMemoryObjections();

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Where everything is kept, with nothing in it. */
  public record Stores(
      RecordIntake intake,
      RecordLog log,
      CampaignStore campaigns,
      LeaseStore leases,
      DecisionLog decisions) {}

  public final Stores stores;
  public final CallLeaser leaser;
  public volatile Instant now = NOW;
  private long seeds = 11;

  public DialerWorld(Stores stores) {
    this.stores = stores;
    leaser = leaser(stores);
    accept(
        new ClientRecord(
            CLIENT,
            START,
            "Noorderlicht Energie",
            AMSTERDAM,
            "NL",
            Currency.getInstance("EUR"),
            Party.THIRD));
  }

  /** A leaser as another process would have it. */
  public CallLeaser leaser(Stores its) {
    return new CallLeaser(
        desks(its),
        its.campaigns(),
        stops,
        its.leases(),
        its.decisions(),
        () -> now,
        new Random(seeds++));
  }

  /** What is known of the client, over its records. */
  Desks desks(Stores its) {
    RuleBook book = book();
    LoadedModel model = new LoadedModel("noorderlicht-1", model());
    return new Desks(
        its.log(),
        new SettingsStore() {
          @Override
          public Version current(ClientId client) {
            return new Version(0, ClientSettings.defaults());
          }

          @Override
          public Optional<Version> find(ClientId client, int number) {
            return Optional.of(current(client));
          }

          @Override
          public Version put(ClientId client, ClientSettings settings, Instant at, String by) {
            throw new UnsupportedOperationException();
          }

          @Override
          public boolean tryPut(ClientId client, Version next, Instant at, String by) {
            throw new UnsupportedOperationException();
          }

          @Override
          public List<Change> changes(ClientId client, int limit) {
            return List.of();
          }
        },
        _ -> model,
        (_, _) -> book,
        new Enroller(new InMemoryExposureStore(), SegmentLanguage.none(), objections));
  }

  private static RuleBook book() {
    return new RuleBook(
        new RulePack(
            "test",
            "NL",
            "1",
            List.of(AMSTERDAM),
            List.of(
                new ActionableCase(header("open-case")),
                new RefusedChannels(header("refused")),
                new ContactHours(
                    header("hours"), Set.of(), Set.of(), LocalTime.of(8, 0), LocalTime.of(20, 0)),
                new DailyCap(header("once-a-day"), Set.of(), 1))),
        HolidayCalendar.none(),
        ClientSettings.defaults());
  }

  private static RuleHeader header(String name) {
    return RuleHeader.fixed("test." + name, "because of " + name);
  }

  private static CompiledModel model() {
    FeatureSchema schema = new FeatureSchema(List.of());
    double[] hours = new double[Channel.count() * 24];
    hours[Channel.PHONE.index() * 24 + 10] = Math.log(3);
    double[] days = new double[Channel.count()];
    Arrays.fill(days, 1);
    return new CompiledModel(
        schema,
        head(schema, 0, hours),
        head(schema, 0, new double[hours.length]),
        head(schema, -1000, new double[hours.length]),
        head(schema, -1000, new double[hours.length]),
        days);
  }

  private static Head head(FeatureSchema schema, double base, double[] channelHours) {
    double[] ones = new double[schema.size()];
    Arrays.fill(ones, 1);
    return new Head(
        new LinearScorer(
            schema,
            base,
            new double[schema.size()],
            new double[schema.size()],
            ones,
            new double[schema.size()],
            channelHours,
            new double[Channel.count() * 7]),
        Calibration.none());
  }

  public void accept(PortfolioRecord... records) {
    List<NumberedRecord> batch = new ArrayList<>();
    for (PortfolioRecord record : records) {
      batch.add(new NumberedRecord(batch.size() + 1, record));
    }
    if (!stores.intake().accept(batch).rejected().isEmpty()) {
      throw new AssertionError("a record was rejected");
    }
  }

  /** A debtor who owes an amount in whole euros. */
  public void debtor(String id, int owes) {
    accept(
        new DebtorRecord(
            CLIENT,
            new DebtorId(id),
            START,
            DebtorKind.CONSUMER,
            "nl",
            AMSTERDAM,
            1984,
            "3511",
            Map.of(Channel.PHONE, new Address("+3120" + id.hashCode(), true)),
            null,
            Set.of(),
            false,
            null,
            List.of(),
            Collections.emptySortedMap()),
        caseOf(id, owes, START, CaseStatus.OPEN));
  }

  /** Another open case of a debtor, in whole euros. */
  public static CaseRecord otherCase(String caseId, String debtor, int owes) {
    return caseOf(caseId, debtor, owes, START, CaseStatus.OPEN);
  }

  public static CaseRecord caseOf(String debtor, int owes, Instant at, CaseStatus status) {
    return caseOf("c-" + debtor, debtor, owes, at, status);
  }

  private static CaseRecord caseOf(
      String caseId, String debtor, int owes, Instant at, CaseStatus status) {
    return new CaseRecord(
        CLIENT,
        new CaseId(caseId),
        new DebtorId(debtor),
        at,
        null,
        BigDecimal.valueOf(owes),
        Stage.REMINDER,
        status,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        Collections.emptySortedMap());
  }

  /** An outcome of a call. */
  public static OutcomeRecord outcome(ContactId contact, Instant at, OutcomeResult result) {
    return new OutcomeRecord(CLIENT, contact, at, result, null);
  }

  /** Commits a campaign with a contact for each of the debtors in the hour that begins at ten. */
  public void plan(Channel channel, String... debtors) {
    plan("planned-", channel, debtors);
  }

  /** The same with contacts whose ids begin like this. */
  void plan(String prefix, Channel channel, String... debtors) {
    commit(
        Stream.of(debtors)
            .map(debtor -> planned(prefix, debtor, channel, Instant.parse("2026-03-02T09:00:00Z")))
            .toList());
  }

  /** The same with one call that speaks of other cases as well. */
  void planCall(String debtor, String... otherCases) {
    commit(
        List.of(
            planned("planned-", debtor, Channel.PHONE, Instant.parse("2026-03-02T09:00:00Z"))
                .serving(Stream.of(otherCases).map(CaseId::new).toList())));
  }

  private void commit(List<PlannedContact> contacts) {
    stores
        .campaigns()
        .commit(
            new Campaign(
                CLIENT,
                "2026-03-02",
                LocalDate.parse("2026-03-02"),
                NOW.minusSeconds(20_000),
                "noorderlicht-1",
                BigDecimal.TEN,
                BigDecimal.TEN,
                new TreeMap<>()),
            contacts,
            stores.log().tail(CLIENT, 0, Integer.MAX_VALUE).position());
  }

  private static PlannedContact planned(
      String prefix, String debtor, Channel channel, Instant from) {
    return new PlannedContact(
        new ContactId(prefix + debtor),
        new DebtorId(debtor),
        new CaseId("c-" + debtor),
        DecisionId.next(NOW, new Random(debtor.hashCode())),
        new Action(channel, new Slot(from, from.plusSeconds(3600))),
        null,
        null,
        0.61,
        0.27,
        0.002,
        BigDecimal.ONE,
        new BigDecimal("4.50"),
        0.9);
  }

  /** Calls for a dialer, leased for five minutes. */
  public List<NextCall> next(String dialer, int limit) {
    return next(leaser, dialer, limit);
  }

  public static List<NextCall> next(CallLeaser leaser, String dialer, int limit) {
    return leaser.next(CLIENT, new DialerId(dialer), limit, Duration.ofMinutes(5)).orElseThrow();
  }

  /** The debtors of calls. */
  public static List<String> debtors(List<NextCall> calls) {
    return calls.stream().map(call -> call.lease().contact().debtorId().value()).toList();
  }

  /** The contact records of a debtor. */
  public List<ContactRecord> made(String debtor) {
    return stores.log().findByDebtor(CLIENT, new DebtorId(debtor)).stream()
        .filter(ContactRecord.class::isInstance)
        .map(ContactRecord.class::cast)
        .toList();
  }
}
