package org.gelegen.scoring.campaigns;

import java.time.LocalDate;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** Which date to plan. */
record CampaignOrder(
    @Doc("the business date, in the client's zone; today or at most a year ahead") LocalDate date,
    @Doc("whether the plan is only to be looked at; absent: false") @Nullable Boolean dryRun) {
  boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }
}
