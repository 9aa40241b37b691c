package org.gelegen.storage;

import org.gelegen.model.settings.SettingsStore;
import org.gelegen.model.settings.SettingsStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSettingsStoreIT extends SettingsStoreContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected SettingsStore empty() {
    return new PostgresSettingsStore(DATABASE.emptied());
  }
}
