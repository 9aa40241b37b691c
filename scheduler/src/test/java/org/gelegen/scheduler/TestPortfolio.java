package org.gelegen.scheduler;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.RandomModels;
import org.gelegen.model.decision.Desks;
import org.gelegen.model.decision.LoadedModel;
import org.gelegen.model.decision.ModelSource;
import org.gelegen.model.decision.Past;
import org.gelegen.model.decision.Recomputer;
import org.gelegen.model.decision.RuleBooks;
import org.gelegen.model.experiments.Enroller;
import org.gelegen.model.experiments.InMemoryExposureStore;
import org.gelegen.model.experiments.SegmentLanguage;
import org.gelegen.model.objections.InMemoryObjections;
import org.gelegen.model.offers.Approaches;
import org.gelegen.model.offers.Conditions;
import org.gelegen.model.offers.Offer;
import org.gelegen.model.offers.OfferRow;
import org.gelegen.model.offers.OfferTable;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.rules.ActionableCase;
import org.gelegen.model.rules.DailyCap;
import org.gelegen.model.rules.Hold;
import org.gelegen.model.rules.HolidayCalendar;
import org.gelegen.model.rules.RefusedChannels;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.RulePack;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.scheduler.texts.Texts;
import org.jspecify.annotations.Nullable;

/** A client in Amsterdam with debtors who each have one open case and every address. */
public final class TestPortfolio {
  public static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  public static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  public final InMemoryRecordLog log = new InMemoryRecordLog();
  public final InMemoryExposureStore exposures = new InMemoryExposureStore();
  public final InMemoryObjections objections = new InMemoryObjections();
  private final RuleBook book = book();

  /** Scores beside the champion; absent: nothing does. */
  public @Nullable LoadedModel shadow;

  /** Of the champion; one that is not fit is called {@code none}. */
  public LoadedModel.Fitness fitness = new LoadedModel.Fitness.Fit();

  public TestPortfolio(int debtors) {
    accept(client(CLIENT, AMSTERDAM));
    for (int i = 0; i < debtors; i++) {
      addDebtor(i);
    }
  }

  public static ClientRecord client(ClientId id, ZoneId zone) {
    return client(id, zone, START);
  }

  public static ClientRecord client(ClientId id, ZoneId zone, Instant at) {
    return new ClientRecord(
        id, at, "Noorderlicht Energie", zone, "NL", Currency.getInstance("EUR"), Party.THIRD);
  }

  /** An expression is an id, and in its segment are the debtors from that id on. */
  private static final SegmentLanguage FROM_ID =
      first -> (history, _) -> history.debtorId().value().compareTo(first) >= 0;

  public static DebtorId debtor(int number) {
    return new DebtorId("d-%05d".formatted(number));
  }

  public static CaseId caseOf(int number) {
    return new CaseId("c-%05d".formatted(number));
  }

  private void addDebtor(int number) {
    accept(debtorAt(number, START, false));
    accept(caseAt(number, START, CaseStatus.OPEN));
  }

  /** A version of a debtor who can be reached over every channel. */
  public static DebtorRecord debtorAt(int number, Instant at, boolean vulnerable) {
    return debtorAt(number, at, vulnerable, AMSTERDAM);
  }

  /** The same who lives by another clock. */
  public static DebtorRecord debtorAt(int number, Instant at, boolean vulnerable, ZoneId zone) {
    Map<Channel, Address> channels = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      channels.put(channel, new Address("somewhere", true));
    }
    channels.put(Channel.EMAIL, new Address("d" + number + "@example.org", true));
    return new DebtorRecord(
        CLIENT,
        debtor(number),
        at,
        DebtorKind.CONSUMER,
        "nl",
        zone,
        1984,
        "3511",
        channels,
        null,
        Set.of(),
        vulnerable,
        null,
        List.of(),
        new TreeMap<>());
  }

  /** A version of a debtor's case; it is about 100 euros and a few more for each number. */
  public static CaseRecord caseAt(int number, Instant at, CaseStatus status) {
    return new CaseRecord(
        CLIENT,
        caseOf(number),
        debtor(number),
        at,
        null,
        new BigDecimal("100.00").add(BigDecimal.valueOf(number)),
        Stage.REMINDER,
        status,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        new TreeMap<>());
  }

  /** A version of another case of the debtor, of 40 euros, of which no due date is known. */
  public static CaseRecord otherCaseAt(
      String caseId, int number, Instant at, Stage stage, CaseStatus status) {
    return otherCaseAt(caseId, number, at, stage, status, null);
  }

  /** A version of another case of the debtor, of 40 euros. */
  public static CaseRecord otherCaseAt(
      String caseId,
      int number,
      Instant at,
      Stage stage,
      CaseStatus status,
      @Nullable LocalDate due) {
    return new CaseRecord(
        CLIENT,
        new CaseId(caseId),
        debtor(number),
        at,
        due,
        new BigDecimal("40.00"),
        stage,
        status,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        new TreeMap<>());
  }

  public void accept(PortfolioRecord record) {
    log.accept(List.of(new NumberedRecord(1, record)));
  }

  /** The records of a debtor of one kind. */
  public <T extends PortfolioRecord> List<T> records(int number, Class<T> type) {
    List<T> found = new ArrayList<>();
    for (PortfolioRecord record : log.findByDebtor(CLIENT, debtor(number))) {
      if (type.isInstance(record)) {
        found.add(type.cast(record));
      }
    }
    return found;
  }

  /**
   * Everybody is offered an arrangement, in a neutral tone, and the vulnerable in a friendly one.
   */
  public static final Approaches APPROACHES =
      new Approaches(
          new OfferTable(
              "test",
              "1",
              List.of(
                  new OfferRow(
                      "vulnerable",
                      new Conditions(Set.of(), Set.of(), Set.of(), Set.of(), true, null),
                      Tone.FRIENDLY,
                      Offer.ARRANGEMENT,
                      "help",
                      true),
                  new OfferRow(
                      "everybody",
                      Conditions.always(),
                      Tone.NEUTRAL,
                      Offer.ARRANGEMENT,
                      "help",
                      false))),
          new Texts());

  /**
   * Desks over the log, with the rules and a model made up from a seed, which is registered twice:
   * as the champion 3 and as 2.
   */
  public Desks desks(SettingsStore settings, long seed) {
    return new Desks(log, settings, models(seed), rules(), enroller(), APPROACHES);
  }

  /** Makes decisions again that were made at these desks. */
  public Recomputer recomputer(SettingsStore settings, long seed) {
    return new Recomputer(
        new Past(
            log,
            settings,
            models(seed),
            rules(),
            _ -> Optional.of(APPROACHES),
            enroller()::segment));
  }

  private Enroller enroller() {
    return new Enroller(exposures, FROM_ID, objections);
  }

  /** The models of these desks. */
  public ModelSource models(long seed) {
    CompiledModel model = RandomModels.model(seed);
    LoadedModel champion = new LoadedModel("noorderlicht-3", model);
    LoadedModel other = new LoadedModel("noorderlicht-2", model);
    return new ModelSource() {
      @Override
      public LoadedModel current(ClientId client) {
        return fitness instanceof LoadedModel.Fitness.Fit
            ? champion
            : new LoadedModel("none", model, fitness);
      }

      @Override
      public Optional<LoadedModel> find(ClientId client, int number) {
        return number == 2 ? Optional.of(other) : Optional.empty();
      }

      @Override
      public Optional<LoadedModel> shadow(ClientId client) {
        return Optional.ofNullable(shadow);
      }
    };
  }

  /** No contact without an open case, against a no, during a dispute, or twice a day. */
  public RuleBooks rules() {
    return (_, _) -> book;
  }

  private static RuleBook book() {
    RulePack pack =
        new RulePack(
            "test",
            "NL",
            "1",
            List.of(AMSTERDAM),
            List.of(
                new ActionableCase(header("open-case")),
                new RefusedChannels(header("refused")),
                new Hold(header("dispute"), HoldKind.DISPUTE),
                new DailyCap(header("once-a-day"), Set.of(Channel.values()), 1)));
    return new RuleBook(pack, HolidayCalendar.none(), ClientSettings.defaults());
  }

  private static RuleHeader header(String name) {
    return RuleHeader.fixed("test." + name, "because of " + name);
  }
}
