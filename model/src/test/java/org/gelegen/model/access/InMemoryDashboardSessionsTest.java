package org.gelegen.model.access;

class InMemoryDashboardSessionsTest extends DashboardSessionsContract {
  @Override
  protected Stores empty() {
    KeyStore keys = new InMemoryKeyStore();
    return new Stores(keys, new InMemoryDashboardSessions(keys));
  }
}
