package org.gelegen.storage;

import org.gelegen.model.answers.KeyedAnswers;
import org.gelegen.model.answers.KeyedAnswersContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresKeyedAnswersIT extends KeyedAnswersContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected KeyedAnswers empty() {
    return new PostgresKeyedAnswers(DATABASE.emptied());
  }
}
