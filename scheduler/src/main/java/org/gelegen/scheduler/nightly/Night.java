package org.gelegen.scheduler.nightly;

import java.util.List;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.campaign.PlannedContact;

/**
 * A night's plan before it is committed.
 *
 * @param campaign the contacts of the business date, summed up
 * @param contacts what is to be done on the business date
 * @param report what there is to know beside them; what rules take out is told of dry runs only
 */
public record Night(Campaign campaign, List<PlannedContact> contacts, PlanReport report) {
  public Night {
    contacts = List.copyOf(contacts);
  }
}
