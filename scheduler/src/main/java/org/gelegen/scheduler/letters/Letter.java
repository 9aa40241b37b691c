package org.gelegen.scheduler.letters;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.settings.LetterSettings;

/**
 * What a letter says; from the same letter come the same bytes.
 *
 * @param style the sender's house style; its sender is there
 * @param recipient the lines in the window of the envelope
 * @param language ISO 639-1
 * @param body paragraphs with an empty line between them
 * @param reference what the debtor quotes
 * @param amount what is owed, as people of that language write it
 */
record Letter(
    LetterSettings style,
    List<String> recipient,
    LocalDate date,
    String language,
    String subject,
    String body,
    String reference,
    String amount,
    Optional<PaymentCode> payment) {
  Letter {
    recipient = List.copyOf(recipient);
  }
}
