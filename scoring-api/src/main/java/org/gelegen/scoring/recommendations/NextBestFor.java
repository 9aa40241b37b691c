package org.gelegen.scoring.recommendations;

import java.math.BigDecimal;
import java.time.ZoneId;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.presentation.SlotTimes;
import org.jspecify.annotations.Nullable;

/** What would be done in the place of what was decided. */
record NextBestFor(
    @Doc("contact or wait") Decision.Kind action,
    @Nullable Channel channel,
    @Nullable SlotTimes slot,
    @Doc("what it is expected to bring; waiting brings nothing and costs nothing")
        BigDecimal expectedValue,
    @Doc(
            "by how much it is worth less than what was decided; negative where chance, an"
                + " appointment or a full hour came before a better contact")
        BigDecimal worthLess) {
  static @Nullable NextBestFor from(Explanation.@Nullable NextBest nextBest, ZoneId zone) {
    if (nextBest == null) {
      return null;
    }
    ScoredAction other = nextBest.action();
    return other == null
        ? new NextBestFor(
            Decision.Kind.WAIT, null, null, BigDecimal.ZERO.setScale(2), nextBest.worthLess())
        : new NextBestFor(
            Decision.Kind.CONTACT,
            other.action().channel(),
            SlotTimes.from(other.slot(), zone),
            other.expectedValue(),
            nextBest.worthLess());
  }
}
