package org.gelegen.storage;

import org.gelegen.model.access.DashboardSessionsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresDashboardSessionsIT extends DashboardSessionsContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected Stores empty() {
    Database database = DATABASE.emptied();
    return new Stores(new PostgresKeyStore(database), new PostgresDashboardSessions(database));
  }
}
