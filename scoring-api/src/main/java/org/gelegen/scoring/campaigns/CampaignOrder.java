package org.gelegen.scoring.campaigns;

import java.time.LocalDate;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Which date to plan. */
record CampaignOrder(
    @Doc("the business date, in the client's zone; today or at most a year ahead") LocalDate date,
    @Doc("whether the plan is only to be looked at; absent: false") @Nullable Boolean dryRun,
    @Doc(
            "of a dry run: settings to plan with besides, such as capacity and nightlyBudget, in"
                + " the form of the settings; those not named stay as they are, null takes a limit"
                + " away")
        @Nullable ObjectNode whatIf) {
  boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }
}
