package org.gelegen.model.campaign;

import org.gelegen.model.records.InMemoryRecordLog;

class InMemoryCancellationTest extends CancellationContract {
  @Override
  protected World empty() {
    InMemoryRecordLog log = new InMemoryRecordLog();
    return new World(log, new InMemoryCampaignStore(log));
  }
}
