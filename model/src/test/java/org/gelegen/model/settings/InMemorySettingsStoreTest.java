package org.gelegen.model.settings;

class InMemorySettingsStoreTest extends SettingsStoreContract {
  @Override
  protected SettingsStore empty() {
    return new InMemorySettingsStore();
  }
}
