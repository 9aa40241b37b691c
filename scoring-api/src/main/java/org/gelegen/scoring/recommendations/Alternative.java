package org.gelegen.scoring.recommendations;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.presentation.Figures;
import org.gelegen.scoring.presentation.SlotTimes;

/** An action that was not chosen, with what it is expected to bring. */
record Alternative(
    Channel channel,
    SlotTimes slot,
    double reach,
    double response,
    double harm,
    BigDecimal expectedValue) {
  static List<Alternative> from(List<ScoredAction> actions, ZoneId zone) {
    return actions.stream()
        .map(
            action ->
                new Alternative(
                    action.action().channel(),
                    SlotTimes.from(action.slot(), zone),
                    Figures.rounded(action.reach()),
                    Figures.rounded(action.response()),
                    Figures.rounded(action.harm()),
                    action.expectedValue()))
        .toList();
  }
}
