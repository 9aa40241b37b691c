package org.gelegen.scoring.dashboard.quality;

import java.util.Map;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.Stage;

/**
 * What was counted of a portfolio; what is not named was not there.
 *
 * @param debtors all of them
 * @param owing those with an open case, of whom everything but {@code outcomes} is counted
 * @param cases open ones
 * @param addresses debtors by channel that the client uses, and by what its address is good for
 * @param outcomes outbound contacts, of all debtors
 * @param objections debtors who object to profiling
 */
public record Quality(
    int debtors,
    int owing,
    Map<Stage, Map<CaseStatus, Integer>> cases,
    Map<Channel, Map<AddressState, Integer>> addresses,
    Map<Gap, Integer> gaps,
    Map<Channel, Outcomes> outcomes,
    Map<Need, Integer> needs,
    int objections) {

  /**
   * Contacts that were made long enough ago to have an outcome.
   *
   * @param silent those of which no outcome came
   */
  public record Outcomes(int contacts, int silent) {
    Outcomes with(boolean told) {
      return new Outcomes(contacts + 1, silent + (told ? 0 : 1));
    }
  }
}
