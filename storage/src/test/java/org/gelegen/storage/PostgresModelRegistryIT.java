package org.gelegen.storage;

import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelRegistryContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresModelRegistryIT extends ModelRegistryContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected ModelRegistry empty() {
    return new PostgresModelRegistry(DATABASE.emptied());
  }
}
