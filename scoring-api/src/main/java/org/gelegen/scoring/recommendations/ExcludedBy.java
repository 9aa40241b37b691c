package org.gelegen.scoring.recommendations;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** What a rule takes out of the horizon. */
record ExcludedBy(
    String rule,
    @Doc("absent: all channels") @Nullable Channel channel,
    @Doc("how many slots of the horizon") int slots,
    @Doc("the legal or agreed basis") String basis,
    @Doc("when the rule no longer stands in the way; absent: not in sight")
        @Nullable OffsetDateTime until) {
  static List<ExcludedBy> from(List<Decision.Exclusion> exclusions, ZoneId zone) {
    return exclusions.stream()
        .map(
            exclusion ->
                new ExcludedBy(
                    exclusion.rule(),
                    exclusion.channel(),
                    exclusion.slots(),
                    exclusion.basis(),
                    local(exclusion.until(), zone)))
        .toList();
  }

  private static @Nullable OffsetDateTime local(@Nullable Instant moment, ZoneId zone) {
    return moment == null ? null : moment.atZone(zone).toOffsetDateTime();
  }
}
