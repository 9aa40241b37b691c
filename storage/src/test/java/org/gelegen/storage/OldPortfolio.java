package org.gelegen.storage;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.settings.RetentionSettings;
import org.gelegen.records.RecordCodec;

/**
 * Rows of every kind, of ages around their periods, with what is to be left of them by rules that
 * are written down here a second time.
 */
final class OldPortfolio {
  static final ClientId CLIENT = new ClientId("noorderlicht");
  static final RetentionSettings SETTINGS =
      new RetentionSettings(
          Duration.ofDays(400),
          Duration.ofDays(200),
          Duration.ofDays(100),
          Duration.ofDays(150),
          Duration.ofDays(120),
          Duration.ofDays(110),
          Duration.ofDays(300));

  private static final int DEBTORS = 150;

  private final Random random;
  private int contacts;
  private final Instant asOf;
  private final RecordCodec codec = new RecordCodec();
  private final List<PortfolioRecord> records = new ArrayList<>();
  private final List<String> statements = new ArrayList<>();
  private final Map<String, Boolean> campaignIsOld = new HashMap<>();
  private final TreeSet<String> campaignsInUse = new TreeSet<>();

  /** What is to be left, each as its table and its key. */
  final TreeSet<String> left = new TreeSet<>();

  /** What is to go, by kind. */
  final Map<String, Long> gone = new HashMap<>();

  OldPortfolio(long seed, Instant asOf) {
    this.random = new Random(seed);
    this.asOf = asOf;
    record(
        """
        {"type":"client","clientId":"noorderlicht","at":"2020-01-01T00:00:00Z","name":"N","timeZone":"UTC","country":"NL","currency":"EUR"}
        """);
    for (int i = 0; i < 12; i++) {
      campaign("campaign-" + i);
    }
    for (int i = 0; i < DEBTORS; i++) {
      debtor("d-" + i);
    }
    campaignIsOld.forEach(
        (campaign, old) ->
            expect("campaign", campaign, "campaigns", old && !campaignsInUse.contains(campaign)));
    for (int i = 0; i < 40; i++) {
      rest(i);
    }
  }

  /** Puts everything there, as somebody whom nothing binds where no port takes it. */
  void plant(Database database, Connection connection) throws SQLException {
    List<NumberedRecord> numbered = Records.numbered(records);
    new PostgresRecordIntake(database, codec).accept(numbered);
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void debtor(String debtor) {
    boolean open = random.nextInt(4) == 0;
    int hold = random.nextInt(6);
    Instant last = moment(SETTINGS.debtors());
    boolean old = overdue(last, SETTINGS.debtors());
    record(
        "{\"type\":\"debtor\",\"clientId\":\"noorderlicht\",\"debtorId\":\"%s\",\"at\":\"%s\",\"kind\":\"consumer\",\"attributes\":{\"at\":\"2026-03-01T00:00:00Z\"}}"
            .formatted(debtor, last.minusSeconds(7200)));
    record(
        "{\"type\":\"case\",\"clientId\":\"noorderlicht\",\"caseId\":\"c-%1$s\",\"debtorId\":\"%1$s\",\"at\":\"%2$s\",\"amount\":\"10.00\",\"stage\":\"reminder\",\"status\":\"%3$s\"}"
            .formatted(debtor, last.minusSeconds(7000), open || hold == 5 ? "open" : "paid"));
    boolean held = false;
    switch (hold) {
      case 0 -> held = hold(debtor, last, "\"kind\":\"dispute\"", "");
      case 1 ->
          held = hold(debtor, last, "\"kind\":\"bankruptcy\",\"caseId\":\"c-" + debtor + "\"", "");
      case 2 ->
          held = hold(debtor, last, "\"kind\":\"moratorium\"", asOf.plusSeconds(86_400).toString());
      case 3 -> {
        // The later version lifts it.
        hold(debtor, last.minusSeconds(60), "\"kind\":\"complaint\"", "");
        hold(debtor, last, "\"kind\":\"complaint\"", last.toString());
      }
      default -> {}
    }
    // What is paid is not open, whatever its status says.
    record(
        "{\"type\":\"payment\",\"clientId\":\"noorderlicht\",\"paymentId\":\"p-%1$s\",\"debtorId\":\"%1$s\",\"at\":\"%2$s\",\"amount\":\"%3$s\"}"
            .formatted(debtor, last, open ? "1.00" : "10.00"));
    boolean erased = old && !open && !held;
    expect("record", debtor, "debtors", erased);
    for (int i = random.nextInt(4); i > 0; i--) {
      decision(debtor, erased, held);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      contact(debtor, erased, held);
    }
  }

  private boolean hold(String debtor, Instant at, String fields, String until) {
    record(
        "{\"type\":\"hold\",\"clientId\":\"noorderlicht\",\"holdId\":\"h-%1$s\",\"debtorId\":\"%1$s\",\"at\":\"%2$s\",%3$s,\"from\":\"%4$s\"%5$s}"
            .formatted(
                debtor,
                at,
                fields,
                at.minusSeconds(600),
                until.isEmpty() ? "" : ",\"until\":\"" + until + "\""));
    return true;
  }

  private void decision(String debtor, boolean erased, boolean held) {
    Instant at = moment(SETTINGS.decisions());
    String id = DecisionId.next(at, random).value();
    add(
        "insert into decision values ('noorderlicht', '%s', '%s', '%s', '', '{}')"
            .formatted(id, debtor, at));
    boolean old = overdue(at, SETTINGS.decisions()) && !held;
    expect("decision", id, erased ? "" : "decisions", erased || old);
    at = moment(SETTINGS.shadowScores());
    id = DecisionId.next(at, random).value();
    add(
        "insert into shadow_score values ('noorderlicht', '%s', '%s', 'noorderlicht-2', false)"
            .formatted(id, debtor));
    old = overdue(at, SETTINGS.shadowScores()) && !held;
    expect("shadow_score", id, erased ? "" : "shadow-scores", erased || old);
  }

  private void contact(String debtor, boolean erased, boolean held) {
    Instant ends = moment(SETTINGS.campaigns());
    String id = "k-" + ++contacts;
    String campaign = "campaign-" + random.nextInt(12);
    boolean open = random.nextInt(5) == 0;
    add(
        """
        insert into planned_contact (client_id, contact_id, campaign_id, debtor_id, case_id,
          decision_id, channel, slot_starts_at, slot_ends_at, reach, response, harm,
          expected_value, cost, propensity, status)
        values ('noorderlicht', '%s', '%s', '%s', 'c-1', 'x', 'sms', '%s', '%s', 0, 0, 0, 1, 1, 1,
          '%s')
        """
            .formatted(
                id, campaign, debtor, ends.minusSeconds(3600), ends, open ? "planned" : "sent"));
    boolean old = overdue(ends, SETTINGS.campaigns()) && !held && !open;
    boolean goes = erased || old;
    expect("planned_contact", id, erased ? "" : "planned-contacts", goes);
    if (!goes) {
      campaignsInUse.add(campaign);
    }
    if (random.nextBoolean()) {
      outcome(id, ends);
      expect("waiting", id, "", goes);
    }
  }

  private void campaign(String id) {
    Instant at = moment(SETTINGS.campaigns());
    LocalDate date = LocalDate.ofInstant(asOf, ZoneOffset.UTC).minusDays(campaignIsOld.size());
    add(
        "insert into campaign values ('noorderlicht', '%s', '%s', '%s', 'none', 1, 1, '{}')"
            .formatted(id, date, at));
    campaignIsOld.put(id, overdue(at, SETTINGS.campaigns()));
  }

  private void rest(int i) {
    Instant at = moment(SETTINGS.debtors());
    outcome("stray-" + i, at);
    expect("waiting", "stray-" + i, "stray-outcomes", overdue(at, SETTINGS.debtors()));

    at = moment(SETTINGS.alerts());
    add(
        """
        insert into alert (client_id, kind, subject, business_date, raised_at, detail)
        values ('noorderlicht', 'drift', '%d', '2026-01-01', '%s', '')
        """
            .formatted(i, at));
    expect("alert", Integer.toString(i), "alerts", overdue(at, SETTINGS.alerts()));

    at = moment(SETTINGS.runs());
    add(
        "insert into run values ('noorderlicht', 'job-%d', '2026-01-01', '%2$s', '%2$s', '%2$s', 1, '')"
            .formatted(i, at));
    expect("run", "job-" + i, "runs", overdue(at, SETTINGS.runs()));

    at = moment(SETTINGS.runs());
    boolean done = random.nextBoolean();
    add(
        """
        insert into training (client_id, training_id, requested_at, as_of_at, status)
        values ('noorderlicht', 't-%d', '%s', '%s', '%s')
        """
            .formatted(i, at, asOf.minusSeconds(i), done ? "done" : "queued"));
    expect("training", "t-" + i, "trainings", done && overdue(at, SETTINGS.runs()));

    at = moment(SETTINGS.models());
    int use = random.nextInt(5);
    add(
        """
        insert into model_version (client_id, number, trained_at, as_of_at, data_fingerprint,
          settings_version, seed, metrics, notes, champion)
        values ('noorderlicht', %1$d, '%2$s', '%2$s', '', 1, 1, '{}', '{}', false);
        insert into model_file (client_id, number, name, sha256, seal, content)
        values ('noorderlicht', %1$d, '', '', '', '')
        """
            .formatted(i + 1, at));
    if (use == 0) {
      add(
          """
          insert into promotion (client_id, number, promoted_at, promoted_by, why)
          values ('noorderlicht', %d, '2020-01-01', '', '')
          """
              .formatted(i + 1));
    } else if (use == 1) {
      add(
          """
          insert into settings_version values ('noorderlicht', %1$d,
            '{"experiments":{"list":[{"arms":[{"policy":"model:%1$d"}]}]}}', '2020-01-01', '')
          """
              .formatted(i + 1));
    }
    boolean free = use > 1 && i < 39;
    expect("model_version", "" + (i + 1), "models", free && overdue(at, SETTINGS.models()));
  }

  private void outcome(String contact, Instant at) {
    record(
        "{\"type\":\"outcome\",\"clientId\":\"noorderlicht\",\"contactId\":\"%s\",\"at\":\"%s\",\"result\":\"opened\"}"
            .formatted(contact, at));
  }

  /** Around the end of a period, and now and then to the second. */
  private Instant moment(Duration period) {
    Instant border = asOf.minus(period);
    return switch (random.nextInt(6)) {
      case 0 -> border;
      case 1 -> border.minusSeconds(1);
      default -> border.plusSeconds(random.nextInt(-6_000_000, 6_000_000));
    };
  }

  private boolean overdue(Instant at, Duration period) {
    return at.isBefore(asOf.minus(period));
  }

  private void expect(String table, String key, String kind, boolean goes) {
    if (goes) {
      gone.merge(kind, 1L, Long::sum);
    } else {
      left.add(table + " " + key);
    }
  }

  private void add(String sql) {
    statements.add(sql);
  }

  private void record(String json) {
    byte[] bytes = json.strip().getBytes(StandardCharsets.UTF_8);
    records.add(codec.require(bytes, 0, bytes.length));
  }
}
