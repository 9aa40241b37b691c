package org.gelegen.model.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.slots.Slot;

/**
 * A debtor with every address and every consent, an open case and no past: whom only the calendar
 * binds.
 */
final class Anybody {
  private static final DebtorId DEBTOR = new DebtorId("anybody");
  private static final CaseId CASE = new CaseId("anything");

  private Anybody() {}

  static Standing standing(ClientRecord client, ZoneId zone, Slot first) {
    Instant before = first.start().minusSeconds(1);
    Map<Channel, Address> everywhere = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      everywhere.put(channel, new Address("anywhere", true));
    }
    DebtorRecord debtor =
        new DebtorRecord(
            client.clientId(),
            DEBTOR,
            before,
            DebtorKind.CONSUMER,
            null,
            zone,
            null,
            null,
            everywhere,
            null,
            Set.of(),
            false,
            null,
            List.of(),
            Collections.emptySortedMap());
    CaseRecord open =
        new CaseRecord(
            client.clientId(),
            CASE,
            DEBTOR,
            before,
            null,
            BigDecimal.ONE,
            Stage.REMINDER,
            CaseStatus.OPEN,
            Certainty.UNKNOWN,
            Certainty.UNKNOWN,
            Collections.emptySortedMap());
    return new Standing(
        client, DebtorHistory.replay(DEBTOR, zone, List.of(debtor, open)), CASE, List.of());
  }
}
