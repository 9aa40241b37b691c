package org.gelegen.storage;

import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.decision.DecisionLogContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresDecisionLogIT extends DecisionLogContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected DecisionLog empty() {
    return new PostgresDecisionLog(DATABASE.emptied());
  }

  @Override
  protected CampaignStore campaigns() {
    return new PostgresCampaignStore(DATABASE.database());
  }
}
