package org.gelegen.storage;

import org.gelegen.model.runs.JobDeskContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresJobDeskIT extends JobDeskContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected World empty() {
    Database database = DATABASE.emptied();
    return new World(new PostgresRunLedger(database), new PostgresJobDesk(database));
  }
}
