package org.gelegen.storage;

import org.gelegen.model.training.TrainingQueue;
import org.gelegen.model.training.TrainingQueueContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTrainingQueueIT extends TrainingQueueContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected TrainingQueue empty() {
    return new PostgresTrainingQueue(DATABASE.emptied());
  }
}
