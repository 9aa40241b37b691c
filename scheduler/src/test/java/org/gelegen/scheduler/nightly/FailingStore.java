package org.gelegen.scheduler.nightly;

import java.util.List;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.scheduler.CampaignStoreWrapper;
import org.jspecify.annotations.Nullable;

/** A store that cannot commit. */
final class FailingStore extends CampaignStoreWrapper {
  FailingStore(CampaignStore store) {
    super(store);
  }

  @Override
  public Campaign commit(
      Campaign campaign,
      List<PlannedContact> contacts,
      long knownUpTo,
      @Nullable PlanReport report) {
    throw new GelegenException("no room on disk");
  }
}
