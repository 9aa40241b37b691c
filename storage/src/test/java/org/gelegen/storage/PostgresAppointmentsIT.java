package org.gelegen.storage;

import org.gelegen.model.campaign.AppointmentsContract;
import org.gelegen.records.RecordCodec;
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
}
