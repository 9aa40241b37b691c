package org.gelegen.storage;

import org.gelegen.model.records.CaseReferencesContract;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCaseReferencesIT extends CaseReferencesContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected World empty() {
    Database database = DATABASE.emptied();
    return new World(
        new PostgresRecordIntake(database, new RecordCodec()),
        new PostgresCaseReferences(database));
  }
}
