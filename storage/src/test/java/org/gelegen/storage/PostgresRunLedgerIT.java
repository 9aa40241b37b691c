package org.gelegen.storage;

import org.gelegen.model.runs.RunLedger;
import org.gelegen.model.runs.RunLedgerContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRunLedgerIT extends RunLedgerContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected RunLedger empty() {
    return new PostgresRunLedger(DATABASE.emptied());
  }
}
