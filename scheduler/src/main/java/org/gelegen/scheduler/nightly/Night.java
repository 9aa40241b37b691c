package org.gelegen.scheduler.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.PlanCount;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.campaign.PlannedContact;

/**
 * A night's plan before it is committed.
 *
 * @param campaign the contacts of the business date, summed up
 * @param contacts what is to be done on the business date
 * @param report what there is to know beside them
 */
public record Night(Campaign campaign, List<PlannedContact> contacts, PlanReport report) {
  public Night {
    contacts = List.copyOf(contacts);
  }

  /**
   * The night with contacts that no model planned. Their value is no part of the plan's, which is
   * held against a bound that is without them.
   *
   * @param more what to add to the campaign's counts, the contacts aside
   */
  Night with(List<PlannedContact> others, Map<String, Long> more) {
    List<PlannedContact> all = new ArrayList<>(contacts);
    all.addAll(others);
    SortedMap<String, Long> counts = new TreeMap<>(campaign.counts());
    more.forEach((name, count) -> counts.merge(name, count, Long::sum));
    counts.merge(PlanCount.CONTACTS.wireName(), (long) others.size(), Long::sum);
    counts.values().removeIf(count -> count == 0);
    counts.putIfAbsent(PlanCount.CONTACTS.wireName(), 0L);
    return new Night(
        new Campaign(
            campaign.clientId(),
            campaign.campaignId(),
            campaign.date(),
            campaign.plannedAt(),
            campaign.modelVersion(),
            campaign.value(),
            campaign.upperBound(),
            counts),
        all,
        report);
  }
}
