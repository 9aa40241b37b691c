package org.gelegen.model.campaign;

class InMemoryCampaignStoreTest extends CampaignStoreContract {
  @Override
  protected CampaignStore empty() {
    return new InMemoryCampaignStore();
  }
}
