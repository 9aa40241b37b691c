package org.gelegen.model.decision;

import org.gelegen.model.campaign.InMemoryCampaignStore;
import org.gelegen.model.objections.InMemoryObjections;

class InMemoryCheckedLogTest extends CheckedLogContract {
  @Override
  protected World empty() {
    InMemoryCampaignStore campaigns = new InMemoryCampaignStore();
    InMemoryDecisionLog decisions = new InMemoryDecisionLog(campaigns);
    InMemoryObjections objections = new InMemoryObjections();
    return new World(
        new InMemoryCheckedLog(decisions, campaigns, objections), decisions, campaigns, objections);
  }
}
