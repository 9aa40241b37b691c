package org.gelegen.storage;

import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCampaignStoreIT extends CampaignStoreContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected CampaignStore empty() {
    return new PostgresCampaignStore(DATABASE.emptied());
  }
}
