package org.gelegen.model.campaign;

import org.gelegen.model.records.InMemoryRecordLog;

class InMemoryFailedContactsTest extends FailedContactsContract {
  @Override
  protected World empty() {
    InMemoryRecordLog log = new InMemoryRecordLog();
    InMemoryCampaignStore store = new InMemoryCampaignStore(log);
    return new World(log, store, store);
  }
}
