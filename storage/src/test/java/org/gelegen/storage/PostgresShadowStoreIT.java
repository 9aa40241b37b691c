package org.gelegen.storage;

import org.gelegen.model.decision.ShadowStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresShadowStoreIT extends ShadowStoreContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected Stores empty() {
    Database database = DATABASE.emptied();
    return new Stores(new PostgresShadowStore(database), new PostgresDecisionLog(database));
  }
}
