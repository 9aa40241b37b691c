package org.gelegen.notebooks.reports;

import java.time.LocalDate;
import java.util.List;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.campaign.PlannedContact;

/**
 * A night planned twice on the same records: under the settings in force and under others.
 *
 * @param changes what the others change, such as {@code nightlyBudget: 100 → 200}
 */
public record Trial(LocalDate date, List<String> changes, Plan before, Plan after) {
  public Trial {
    changes = List.copyOf(changes);
  }

  /** A plan. */
  public record Plan(List<PlannedContact> contacts, PlanReport report) {
    public Plan {
      contacts = List.copyOf(contacts);
    }
  }
}
