package org.gelegen.scheduler.letters;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.settings.Iban;
import org.gelegen.model.settings.LetterSettings;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.letters.LetterFolder.Envelope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints letters into a {@link LetterFolder}. Printing the same contact's letter again replaces it
 * by itself, whatever was interrupted before.
 */
public final class LetterGateway implements Gateway {
  private static final Logger LOG = LoggerFactory.getLogger(LetterGateway.class);

  /** Six lines of an address fit into the window, and as many millimetres of each. */
  private static final int MOST_LINES = 6;

  private static final double WINDOW_WIDTH = 76;
  private static final double POINTS = 10;

  private final LetterFolder folder;
  private final Function<ClientId, LetterSettings> styles;
  private final LetterFont font = new LetterFont();
  private final LetterPrinter printer = new LetterPrinter(font);

  /**
   * Makes a gateway.
   *
   * @param styles the house style of a client as it is now
   */
  public LetterGateway(LetterFolder folder, Function<ClientId, LetterSettings> styles) {
    this.folder = folder;
    this.styles = styles;
  }

  @Override
  public String name() {
    return "letters";
  }

  @Override
  public Set<Channel> channels() {
    return Set.of(Channel.LETTER);
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  @Override
  public int concurrency() {
    return 2;
  }

  @Override
  public Delivery send(OutgoingMessage message) {
    LetterSettings style = styles.apply(message.clientId());
    List<String> address = addressLines(message.address());
    String obstacle = obstacle(message, style, address);
    if (obstacle != null) {
      return new Delivery.Rejected(obstacle);
    }
    PagePrinter.Printed printed;
    try {
      printed = printer.print(letter(message, style, address));
    } catch (IOException e) {
      return new Delivery.Rejected("no letter can be made of the text and letters.logo");
    }
    try {
      folder.put(
          new Envelope(
              message.clientId(),
              message.contactId(),
              message.debtorId(),
              message.facts().date(),
              address,
              printed.pages()),
          printed.pdf());
    } catch (IOException e) {
      LOG.warn("a letter of {} could not be written", message.clientId(), e);
      return new Delivery.Later("the folder of letters cannot be written to", null);
    }
    return new Delivery.Accepted();
  }

  /** A postal address is one line with commas, or several. */
  private static List<String> addressLines(@Nullable String address) {
    return address == null
        ? List.of()
        : Stream.of(address.split("[,\n]", -1))
            .map(line -> line.replaceAll("[\\p{Cntrl}\\s]+", " ").strip())
            .filter(line -> !line.isEmpty())
            .toList();
  }

  private @Nullable String obstacle(
      OutgoingMessage message, LetterSettings style, List<String> address) {
    if (style.sender() == null) {
      return "the client's settings have no letters.sender";
    }
    if (style.address().isEmpty()) {
      return "the client's settings have no letters.address to send a letter back to";
    }
    if (address.size() < 2 || address.size() > MOST_LINES) {
      return "a postal address needs 2 to "
          + MOST_LINES
          + " lines with commas between them but has "
          + address.size();
    }
    OptionalInt missing =
        font.missing(
            String.join("\n", address)
                + message.body()
                + message.subject()
                + style.sender()
                + String.join("\n", style.address())
                + message.caseId());
    if (missing.isPresent()) {
      return "the letters' font has no character U+%04X".formatted(missing.getAsInt());
    }
    if (address.stream().anyMatch(line -> font.width(line, POINTS) > WINDOW_WIDTH)) {
      return "a line of the postal address is wider than the envelope's window";
    }
    return null;
  }

  private static Letter letter(
      OutgoingMessage message, LetterSettings style, List<String> address) {
    Map<String, String> values = message.facts().values();
    String subject = message.subject() == null ? values.get("client") : message.subject();
    return new Letter(
        style,
        address,
        message.facts().date(),
        message.language(),
        oneLine(subject == null ? "" : subject),
        message.body().replaceAll("[\\p{Cntrl}&&[^\n]]+", " "),
        message.caseId().value(),
        values.getOrDefault("amount", ""),
        payment(message, style));
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  private static Optional<PaymentCode> payment(OutgoingMessage message, LetterSettings style) {
    Iban iban = style.iban();
    String sender = style.sender();
    Optional<PaymentCode> transfer =
        iban == null || sender == null
            ? Optional.empty()
            : PaymentCode.transfer(
                sender,
                iban,
                message.facts().owed(),
                message.facts().currency().getCurrencyCode(),
                message.caseId().value());
    return transfer.or(
        () ->
            Optional.ofNullable(message.facts().values().get("paymentLink"))
                .flatMap(PaymentCode::page));
  }
}
