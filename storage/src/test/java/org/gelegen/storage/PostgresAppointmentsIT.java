package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.campaign.AppointmentsContract;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresAppointmentsIT extends AppointmentsContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected World empty() {
    Database database = DATABASE.emptied();
    return new World(
        new PostgresRecordIntake(database, new RecordCodec()),
        new PostgresRecordLog(database, new RecordCodec()),
        new PostgresCampaignStore(database),
        new PostgresAppointments(database));
  }

  @Test
  void among_many_records_only_the_wishes_are_looked_at() {
    Database database = DATABASE.emptied();
    DATABASE.asSuperuser(
        """
        insert into record (client_id, type, record_id, version_at, debtor_id, position, content)
          select 'noorderlicht', 5, 'o-' || n, 'epoch', 'd-' || n, n, '{"result":"delivered"}'
          from generate_series(1, 100000) n
        """);
    DATABASE.asSuperuser(
        """
        insert into record (client_id, type, record_id, version_at, debtor_id, position, content)
          select 'noorderlicht', 5, 'w-' || n, 'epoch', 'd-' || n, 100000 + n,
            '{"contactId":"k-1","callbackAt":"2026-03-02T14:00:00Z"}'
          from generate_series(1, 20) n
        """);
    DATABASE.asSuperuser(
        """
        insert into planned_contact (client_id, contact_id, campaign_id, debtor_id, case_id,
            decision_id, channel, slot_starts_at, slot_ends_at, reach, response, harm,
            expected_value, cost, propensity)
          select 'noorderlicht', 'c-' || n, '2026-03-02', 'd-' || n, 'c', 'd', 'phone',
            '2026-03-02T13:00:00Z', '2026-03-02T14:00:00Z', 0, 0, 0, 0, 0, 1
          from generate_series(1, 100000) n
        """);
    DATABASE.asSuperuser("analyze record, planned_contact");
    List<String> plan =
        database
            .transactions()
            .in(
                CLIENT,
                handle ->
                    handle
                        .createQuery("explain analyze " + PostgresAppointments.ASKED)
                        .bind("client", CLIENT.value())
                        .bind("position", 5_000L)
                        .bind("phone", "phone")
                        .bind("from", Instant.parse("2026-03-02T08:00:00Z"))
                        .bind("to", Instant.parse("2026-03-02T23:00:00Z"))
                        .mapTo(String.class)
                        .list());
    assertThat(plan).anyMatch(line -> line.contains("record_wish"));
    assertThat(plan)
        .as("whether a call is there is asked for each wish")
        .anyMatch(line -> line.contains("planned_contact_debtor"));
    assertThat(plan).noneMatch(line -> line.contains("Seq Scan") || line.contains("Hash"));
  }
}
