package org.gelegen.model.dialer;

import org.gelegen.model.campaign.InMemoryCampaignStore;
import org.gelegen.model.decision.InMemoryDecisionLog;
import org.gelegen.model.records.InMemoryRecordLog;

class InMemoryDialerTest extends DialerContract {
  @Override
  protected DialerWorld.Stores empty() {
    InMemoryRecordLog log = new InMemoryRecordLog();
    InMemoryCampaignStore campaigns = new InMemoryCampaignStore(log);
    return new DialerWorld.Stores(log, log, campaigns, campaigns, new InMemoryDecisionLog());
  }
}
