package org.gelegen.model.campaign;

import org.gelegen.model.records.InMemoryRecordLog;

class InMemoryAppointmentsTest extends AppointmentsContract {
  @Override
  protected World empty() {
    InMemoryRecordLog log = new InMemoryRecordLog();
    InMemoryCampaignStore store = new InMemoryCampaignStore(log);
    return new World(log, log, store, store);
  }
}
