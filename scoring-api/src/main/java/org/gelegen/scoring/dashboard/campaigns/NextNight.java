package org.gelegen.scoring.dashboard.campaigns;

import java.time.LocalDate;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.portfolio.ClientId;

/** Which night is planned next. */
public final class NextNight {
  private NextNight() {}

  /** Its business date: today, or tomorrow where today is planned already. */
  public static LocalDate date(CampaignStore campaigns, ClientId client, LocalDate today) {
    return campaigns.findByDate(client, today).isPresent() ? today.plusDays(1) : today;
  }
}
