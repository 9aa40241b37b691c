package org.gelegen.scheduler.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.LastLook;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.texts.MessageWriter;

/** Looks at a contact for the last time before it is sent, and writes its message. */
final class LastCheck {
  private final LastLook look;
  private final Decider decider;
  private final MessageWriter writer;

  LastCheck(Portfolio portfolio, Decider decider, MessageWriter writer) {
    this.look = new LastLook(portfolio, decider);
    this.decider = decider;
    this.writer = writer;
  }

  /** What is to be done with a contact. */
  sealed interface Finding {
    /** It may go out. */
    record Send(OutgoingMessage message) implements Finding {}

    /** The log has it: it went out before. */
    record Recorded() implements Finding {}

    /** It may not go out. */
    record Refused(String reason) implements Finding {}
  }

  /** Keeps what messages need to be kept before they are sent. */
  void keep(List<OutgoingMessage> messages) {
    writer.keep(messages);
  }

  /**
   * Looks at a contact.
   *
   * @param pending what was pending before the portfolio was refreshed
   */
  Finding look(PlannedContact contact, Map<DebtorId, List<ContactState>> pending, Instant now) {
    return switch (look.look(contact, pending.getOrDefault(contact.debtorId(), List.of()), now)) {
      case LastLook.Finding.Recorded _ -> new Finding.Recorded();
      case LastLook.Finding.Refused refused -> new Finding.Refused(refused.reason());
      case LastLook.Finding.Allowed allowed ->
          writer
              .write(
                  decider.client(),
                  decider.settings(),
                  allowed.history(),
                  new MessageWriter.Subject(allowed.debtCase(), allowed.others()),
                  contact,
                  now)
              .<Finding>map(Finding.Send::new)
              .orElseGet(() -> new Finding.Refused("the debtor has no address for the channel"));
    };
  }
}
