package org.gelegen.storage;

import org.gelegen.model.alerts.AlertLog;
import org.gelegen.model.alerts.AlertLogContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresAlertLogIT extends AlertLogContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected AlertLog empty() {
    return new PostgresAlertLog(DATABASE.emptied());
  }
}
