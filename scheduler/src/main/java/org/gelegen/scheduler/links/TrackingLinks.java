package org.gelegen.scheduler.links;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.links.TrackedLink;
import org.gelegen.model.links.TrackedLinks;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.texts.MessageWriter;
import org.gelegen.scheduler.texts.Placeholder;

/**
 * Writes links that lead to the client's page through the house, which hears of it: short ones, one
 * a contact. Those of a batch are kept together before it is sent.
 */
public final class TrackingLinks implements MessageWriter.PaymentLinks {
  private final LinkSettings settings;
  private final LinkTokens tokens;
  private final TrackedLinks links;
  private final InstantSource clock;

  /**
   * Makes a writer of links.
   *
   * @param clock tells when messages are about to go out; the round that sends them may have begun
   *     long before
   */
  public TrackingLinks(LinkSettings settings, TrackedLinks links, InstantSource clock) {
    this.settings = settings;
    this.links = links;
    this.clock = clock;
    tokens = new LinkTokens(settings.secret());
  }

  @Override
  public Optional<String> find(
      ClientSettings client, CaseState debtCase, PlannedContact contact, Instant at) {
    String reference = debtCase.version().reference();
    Optional<URI> page = client.payments().page(reference);
    if (page.isEmpty()) {
      return Optional.empty();
    }
    ClientId clientId = debtCase.version().clientId();
    String token = tokens.of(clientId, contact.contactId());
    return Optional.of(settings.link(token));
  }

  @Override
  public void keep(Collection<OutgoingMessage> messages) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<TrackedLink> shown =
        messages.stream()
            .filter(
                message ->
                    message.facts().values().containsKey(Placeholder.PAYMENT_LINK.placeName()))
            .map(message -> link(message, now))
            .toList();
    if (!shown.isEmpty()) {
      links.keep(shown);
    }
  }

  private TrackedLink link(OutgoingMessage message, Instant now) {
    return new TrackedLink(
        message.clientId(),
        tokens.of(message.clientId(), message.contactId()),
        message.contactId(),
        message.debtorId(),
        message.facts().values().getOrDefault(Placeholder.REFERENCE.placeName(), ""),
        now.isBefore(message.at()) ? message.at() : now);
  }
}
