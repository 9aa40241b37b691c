package org.gelegen.storage;

import java.util.Random;
import org.gelegen.model.records.RecordLogContract;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRecordLogIT extends RecordLogContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final RecordCodec codec = new RecordCodec();

  @Override
  protected Store empty() {
    Database database = DATABASE.emptied();
    return new Store(
        new PostgresRecordIntake(database, codec),
        new PostgresRecordLog(database, codec),
        new PostgresRecordLog(database, codec),
        new PostgresErasure(database, new Random(1)));
  }
}
