package org.gelegen.model.decision;

import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.InMemoryCampaignStore;

class InMemoryDecisionLogTest extends DecisionLogContract {
  private final InMemoryCampaignStore campaigns = new InMemoryCampaignStore();

  @Override
  protected DecisionLog empty() {
    return new InMemoryDecisionLog(campaigns);
  }

  @Override
  protected CampaignStore campaigns() {
    return campaigns;
  }
}
