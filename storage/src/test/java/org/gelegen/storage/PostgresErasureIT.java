package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.access.ErasureNotices;
import org.gelegen.model.answers.KeptAnswer;
import org.gelegen.model.answers.KeyedRequest;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.ShadowScore;
import org.gelegen.model.dialer.DialerId;
import org.gelegen.model.dialer.Lease;
import org.gelegen.model.dialer.LeaseId;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.links.TrackedLink;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresErasureIT {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String CANARY = "canary-7f3a";

  private final Database database = DATABASE.emptied();
  private final RecordCodec codec = new RecordCodec();
  private final ClientId client = new ClientId("noorderlicht");
  private final DebtorId debtor = new DebtorId(CANARY);
  private final PostgresErasure erasure = new PostgresErasure(database, new Random(7));
  private int leasedTimes;

  @Test
  void nothing_of_a_debtor_is_left_but_the_notice_to_the_other_nodes() throws SQLException {
    plant();
    assertThat(tablesWith(CANARY))
        .containsExactlyInAnyOrder(
            "record",
            "decision",
            "planned_contact",
            "waiting_outcome",
            "experiment_exposure",
            "shadow_score",
            "dialer_lease",
            "kept_answer",
            "tracked_link",
            "objection");
    // Four records, an outcome that waits for the planned contact, a decision, a planned contact,
    // an exposure, a shadow's score and an objection.
    assertThat(erasure.erase(client, debtor, NOON, "key-1")).isEqualTo(10);
    assertThat(tablesWith(CANARY)).containsExactly("erased_debtor");
    assertThat(new PostgresAuditLog(database).verify(client).firstBroken()).isNull();
  }

  @Test
  void the_notice_stands_for_every_node_until_somebody_of_the_id_comes_in_again() {
    ErasureNotices notices = new PostgresErasureNotices(database);
    plant();
    assertThat(notices.after(client, -1)).isEmpty();
    erasure.erase(client, debtor, NOON, "key-1");
    List<ErasureNotices.Notice> told = notices.after(client, -1);
    assertThat(told).extracting(ErasureNotices.Notice::debtorId).containsExactly(debtor);
    assertThat(notices.after(client, told.getFirst().position())).isEmpty();
    assertThat(notices.after(new ClientId("zuiderzon"), -1)).isEmpty();
    new PostgresRecordIntake(database, codec)
        .accept(Records.numbered(List.of(Records.payment(client, "p-9", CANARY))));
    assertThat(notices.after(client, -1)).isEmpty();
  }

  @Test
  void the_notice_goes_with_the_first_erasure_after_seven_days() throws SQLException {
    plant();
    erasure.erase(client, debtor, NOON, "key-1");
    new PostgresRecordIntake(database, codec)
        .accept(Records.numbered(List.of(Records.payment(client, "p-2", "somebody"))));
    erasure.erase(
        client, new DebtorId("somebody"), NOON.plus(Duration.ofDays(7)).plusSeconds(1), "key-1");
    assertThat(tablesWith(CANARY)).isEmpty();
  }

  @Test
  void decisions_scores_and_exposures_that_were_on_their_way_are_not_kept_after_an_erasure()
      throws SQLException {
    plant();
    erasure.erase(client, debtor, NOON, "key-1");
    decide(2);
    expose();
    Objections objections = new PostgresObjections(database);
    assertThat(objections.object(client, debtor, NOON, "key-1", "by letter")).isEmpty();
    new PostgresKeyedAnswers(database)
        .reply(
            new KeyedRequest(client, "POST /x", "key", "f", NOON, KeyedRequest.Binding.TRANSACTION),
            () -> {
              assertThat(objections.object(client, debtor, NOON, "key-1", "by letter")).isEmpty();
              return new KeptAnswer(404, "application/json", Map.of(), new byte[0]);
            });
    assertThat(tablesWith(CANARY)).containsExactly("erased_debtor");
  }

  @Test
  void what_is_being_sent_when_a_debtor_is_erased_is_called_off_and_leaves_no_record()
      throws SQLException {
    new PostgresRecordIntake(database, codec)
        .accept(Records.numbered(List.of(Records.debtor(client, CANARY, "d@example.org"))));
    planContact(decide(1));
    PostgresCampaignStore campaigns = new PostgresCampaignStore(database);
    ContactId contact = new ContactId("planned-" + CANARY);
    assertThat(campaigns.claim(client, Set.of(Channel.SMS), 9, NOON, Duration.ofMinutes(2)))
        .hasSize(1);
    assertThat(campaigns.calledOff(client, Set.of(contact))).isEmpty();
    erasure.erase(client, debtor, NOON, "key-1");
    assertThat(campaigns.calledOff(client, Set.of(contact))).containsExactly(contact);
    // It was with the gateway already.
    new PostgresRecordIntake(database, codec)
        .accept(Records.numbered(List.of(Records.contact(client, contact.value(), CANARY))));
    assertThat(tablesWith(CANARY)).containsExactly("erased_debtor");
    // Who comes in again with its contacts is known again.
    new PostgresRecordIntake(database, codec)
        .accept(
            Records.numbered(
                List.of(
                    Records.contact(client, "again-" + CANARY, CANARY),
                    Records.debtor(client, CANARY, "d@example.org"))));
    assertThat(new PostgresRecordLog(database, codec).findByDebtor(client, debtor)).hasSize(2);
  }

  @Test
  void nothing_is_planned_and_no_call_handed_out_for_who_was_erased_meanwhile()
      throws SQLException {
    plant();
    long known = new PostgresRecordLog(database, codec).tail(client, 0, 99).position();
    erasure.erase(client, debtor, NOON, "key-1");
    planContact(DecisionId.next(NOON, new Random(4)), known);
    lease();
    assertThat(tablesWith(CANARY)).containsExactlyInAnyOrder("erased_debtor", "kept_answer");
  }

  @Test
  void a_debtor_whose_records_come_in_again_is_decided_about_again() throws SQLException {
    plant();
    erasure.erase(client, debtor, NOON, "key-1");
    new PostgresRecordIntake(database, codec)
        .accept(Records.numbered(List.of(Records.payment(client, "p-9", CANARY))));
    decide(3);
    assertThat(tablesWith(CANARY))
        .containsExactlyInAnyOrder("erased_debtor", "record", "decision", "shadow_score");
  }

  @Test
  void calls_for_a_debtor_whose_records_come_in_again_are_answered_the_same_when_asked_again() {
    plant();
    erasure.erase(client, debtor, NOON, "key-1");
    new PostgresRecordIntake(database, codec)
        .accept(Records.numbered(List.of(Records.payment(client, "p-9", CANARY))));
    lease();
    assertThat(leasedTimes).isEqualTo(2);
    lease();
    assertThat(leasedTimes).isEqualTo(2);
  }

  @Test
  void nobody_else_is_touched() {
    plant();
    new PostgresRecordIntake(database, codec)
        .accept(
            Records.numbered(
                List.of(
                    Records.payment(client, "p-2", "somebody"),
                    Records.payment(new ClientId("zuiderzon"), "p-1", CANARY))));
    erasure.erase(client, debtor, NOON, "key-1");
    PostgresRecordLog log = new PostgresRecordLog(database, codec);
    assertThat(log.findByDebtor(client, new DebtorId("somebody"))).hasSize(1);
    assertThat(log.findByDebtor(new ClientId("zuiderzon"), debtor)).hasSize(1);
  }

  private void expose() {
    new PostgresExposureStore(database)
        .add(
            client,
            List.of(
                new Exposure(
                    new ExperimentId("evening-calls"),
                    debtor,
                    "model",
                    NOON,
                    new TreeMap<>(Map.of("model", 1.0)))));
  }

  private void plant() {
    new PostgresRecordIntake(database, codec)
        .accept(
            Records.numbered(
                List.of(
                    Records.contact(client, "sent-" + CANARY, CANARY),
                    Records.outcome(client, "sent-" + CANARY),
                    Records.debtor(client, CANARY, CANARY + "@example.org"),
                    Records.payment(client, "p-1", CANARY),
                    Records.outcome(client, "planned-" + CANARY))));
    expose();
    DecisionId decision = decide(1);
    planContact(decision);
    lease();
    new PostgresTrackedLinks(database)
        .keep(
            List.of(
                new TrackedLink(
                    client,
                    "token-" + CANARY,
                    new ContactId("k-" + CANARY),
                    debtor,
                    CANARY,
                    NOON)));
    new PostgresObjections(database).object(client, debtor, NOON, "key-1", "as " + CANARY);
  }

  /** By a request with a key, whose answer is kept. */
  private void lease() {
    PostgresLeaseStore leases = new PostgresLeaseStore(database);
    new PostgresKeyedAnswers(database)
        .reply(
            new KeyedRequest(client, "POST /next", "key", "f", NOON, KeyedRequest.Binding.LEASES),
            () -> {
              leasedTimes++;
              leases.take(
                  client,
                  List.of(
                      new Lease(
                          LeaseId.next(new Random(8)),
                          new DialerId("floor-2"),
                          planned(DecisionId.next(NOON, new Random(9)), Channel.PHONE),
                          NOON,
                          NOON.plusSeconds(300))));
              return new KeptAnswer(
                  200, "text/plain", Map.of(), CANARY.getBytes(StandardCharsets.UTF_8));
            });
  }

  private PlannedContact planned(DecisionId decision, Channel channel) {
    return new PlannedContact(
        new ContactId("planned-" + CANARY),
        debtor,
        new CaseId("c-1"),
        decision,
        new Action(channel, new Slot(NOON, NOON.plusSeconds(3600))),
        null,
        null,
        0.5,
        0.2,
        0.01,
        BigDecimal.TEN,
        BigDecimal.ONE,
        1);
  }

  private DecisionId decide(int seed) {
    DecisionId decision = DecisionId.next(NOON, new Random(seed));
    new PostgresShadowStore(database)
        .append(
            client,
            List.of(new ShadowScore(decision, debtor, "noorderlicht-13", false, null, null)));
    new PostgresDecisionLog(database)
        .append(
            client,
            List.of(
                new Decision(
                    decision,
                    debtor,
                    null,
                    NOON,
                    "none",
                    Decision.Kind.WAIT,
                    null,
                    1,
                    List.of(),
                    List.of(),
                    Explanation.none(),
                    List.of())));
    return decision;
  }

  private void planContact(DecisionId decision) {
    planContact(decision, Long.MAX_VALUE);
  }

  private void planContact(DecisionId decision, long knownUpTo) {
    new PostgresCampaignStore(database)
        .commit(
            new Campaign(
                client,
                "campaign-1",
                LocalDate.parse("2026-03-02"),
                NOON,
                "none",
                BigDecimal.ONE,
                BigDecimal.ONE,
                new TreeMap<>()),
            List.of(planned(decision, Channel.SMS)),
            knownUpTo);
  }

  /** Every table with a row of any client that holds {@code text} anywhere. */
  private static List<String> tablesWith(String text) throws SQLException {
    List<String> tables = new ArrayList<>();
    DatabaseSettings superuser = DATABASE.superuser();
    try (Connection connection =
            DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password());
        Statement statement = connection.createStatement()) {
      List<String> all = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              "select table_name from information_schema.tables where table_schema = 'gelegen'")) {
        while (row.next()) {
          all.add(row.getString(1));
        }
      }
      for (String table : all) {
        // Bytes are written in hexadecimal.
        String sql =
            "select 1 from gelegen.%s t where t::text like '%%%s%%' or t::text like '%%%s%%'"
                .formatted(
                    table, text, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
        try (ResultSet row = statement.executeQuery(sql)) {
          if (row.next()) {
            tables.add(table);
          }
        }
      }
    }
    return tables;
  }
}
