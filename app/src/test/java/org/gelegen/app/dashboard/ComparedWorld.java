package org.gelegen.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.InMemoryCampaignStore;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.InMemoryDecisionLog;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;

/** Debtors with a case each, decisions that nights committed, and models of a few weights. */
final class ComparedWorld {
  static final ClientId CLIENT = new ClientId("made-up");
  static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  static final ClientSettings SETTINGS = ClientSettings.defaults();

  /** Everything is known until then, a Wednesday. */
  static final Instant UNTIL = Instant.parse("2026-11-25T12:00:00Z");

  /** When every case began. */
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final InMemoryRecordLog records = new InMemoryRecordLog();
  final InMemoryCampaignStore campaigns = new InMemoryCampaignStore();
  final InMemoryDecisionLog decisions = new InMemoryDecisionLog(campaigns);
  private final SplittableRandom random = new SplittableRandom(1);

  ComparedWorld() {
    add(new ClientRecord(CLIENT, START, "Made up", ZONE, "NL", Currency.getInstance("EUR"), null));
  }

  void add(PortfolioRecord... added) {
    List<NumberedRecord> batch = new ArrayList<>();
    for (PortfolioRecord record : added) {
      batch.add(new NumberedRecord(batch.size() + 1L, record));
    }
    assertThat(records.accept(batch).rejected()).isEmpty();
  }

  static CaseRecord caseOf(String number, Instant at, String amount, CaseStatus status) {
    return new CaseRecord(
        CLIENT,
        new CaseId("c-" + number),
        new DebtorId("d-" + number),
        at,
        null,
        new BigDecimal(amount),
        Stage.REMINDER,
        status,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        new TreeMap<>());
  }

  void owes(String number, String amount) {
    add(caseOf(number, START, amount, CaseStatus.OPEN));
  }

  /** Half past four in the night of a date, by the client's clock. */
  static Instant night(LocalDate date) {
    return date.atTime(4, 30).atZone(ZONE).toInstant();
  }

  static Action action(LocalDate date, Channel channel, int hour) {
    Instant start = date.atTime(hour, 0).atZone(ZONE).toInstant();
    return new Action(channel, new Slot(start, start.plus(Duration.ofHours(1))));
  }

  /** A night's decision to take the first of these actions, which were all as likely. */
  Decision decision(String number, LocalDate date, Action... drawable) {
    double each = 1.0 / drawable.length;
    Decision decision =
        new Decision(
            DecisionId.next(night(date), random),
            new DebtorId("d-" + number),
            new CaseId("c-" + number),
            night(date),
            "made-up-1",
            Kind.CONTACT,
            new ScoredAction(drawable[0], 0.5, 0.25, 0, BigDecimal.TEN),
            each,
            Stream.of(drawable).map(action -> new PermittedAction(action, each)).toList(),
            List.of(),
            Explanation.none(),
            List.of());
    decisions.append(CLIENT, List.of(decision));
    return decision;
  }

  /** Commits a night's campaign of these decisions. */
  void commit(LocalDate date, List<Decision> decided) {
    campaigns.commit(
        new Campaign(
            CLIENT,
            date.toString(),
            date,
            night(date),
            "made-up-1",
            BigDecimal.TEN,
            BigDecimal.TEN,
            new TreeMap<>()),
        decided.stream().map(decision -> contact(decision, date)).toList(),
        0);
  }

  private static PlannedContact contact(Decision decision, LocalDate date) {
    Action action = decision.permitted().getFirst().action();
    String number = decision.debtorId().value().substring(2);
    return new PlannedContact(
        new ContactId("k-" + number + "-" + date),
        decision.debtorId(),
        new CaseId("c-" + number),
        decision.decisionId(),
        action,
        null,
        null,
        0.5,
        0.25,
        0,
        BigDecimal.TEN,
        SETTINGS.cost(action.channel()),
        decision.propensity());
  }

  /** A model under which one channel reaches most, between two hours. */
  static CompiledModel preferring(Channel channel, int from, int to) {
    double[] hours = new double[Channel.count() * 24];
    Arrays.fill(hours, channel.index() * 24 + from, channel.index() * 24 + to, 2);
    return model(Map.of(), hours);
  }

  /** A model whose reach moves by so much with each of these features, as they are. */
  static CompiledModel weighing(Map<String, Double> weights) {
    return model(weights, new double[Channel.count() * 24]);
  }

  private static CompiledModel model(Map<String, Double> weights, double[] channelHours) {
    FeatureSchema schema = new FeatureSchema(List.of());
    double[] ofReach = new double[schema.size()];
    weights.forEach((name, weight) -> ofReach[schema.find(name).orElseThrow()] = weight);
    double[] days = new double[Channel.count()];
    Arrays.fill(days, 1);
    double[] none = new double[schema.size()];
    double[] flat = new double[channelHours.length];
    return new CompiledModel(
        schema,
        head(schema, 0, ofReach, channelHours),
        head(schema, 0, none, flat),
        head(schema, -1000, none, flat),
        head(schema, -1000, none, flat),
        days);
  }

  private static Head head(
      FeatureSchema schema, double base, double[] weights, double[] channelHours) {
    int size = schema.size();
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return new Head(
        new LinearScorer(
            schema,
            base,
            weights,
            new double[size],
            ones,
            new double[size],
            channelHours,
            new double[Channel.count() * 7]),
        Calibration.none());
  }
}
