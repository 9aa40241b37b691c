package org.gelegen.scheduler.gateways;

import java.time.Instant;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;

/** Messages to try gateways with. */
final class Messages {
  static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");

  private Messages() {}

  static OutgoingMessage to(String address) {
    return new OutgoingMessage(
        new ClientId("noorderlicht"),
        new ContactId("2026-03-02-7f"),
        new DebtorId("d-17"),
        new CaseId("c-9"),
        Channel.EMAIL,
        AT,
        address,
        "nl",
        "Uw rekening\r\nBcc: everybody@example.org",
        "Er staat nog € 143,20 open.\nGroet",
        null);
  }
}
