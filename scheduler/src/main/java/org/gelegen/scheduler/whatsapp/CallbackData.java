package org.gelegen.scheduler.whatsapp;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;

/** What a message bears and its statuses bring back. */
record CallbackData(ClientId client, ContactId contact) {
  /** How long the API lets it be. */
  static final int LONGEST = 512;

  static String of(ClientId client, ContactId contact) {
    return URLEncoder.encode(client.value(), StandardCharsets.UTF_8)
        + "/"
        + URLEncoder.encode(contact.value(), StandardCharsets.UTF_8);
  }

  /** What {@code text} says, or empty when it is none of ours. */
  static Optional<CallbackData> find(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new CallbackData(
              new ClientId(URLDecoder.decode(parts[0], StandardCharsets.UTF_8)),
              new ContactId(URLDecoder.decode(parts[1], StandardCharsets.UTF_8))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
