package org.gelegen.scheduler.texts;

import java.math.BigDecimal;
import java.net.URI;
import java.text.ListFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.offers.Languages;
import org.gelegen.model.offers.ShippedTexts;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.TextTemplate;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.jspecify.annotations.Nullable;

/**
 * Writes the message of a contact. A line that needs something that is not known for this case is
 * left out.
 */
public final class MessageWriter {
  private static final Set<String> SAYS_HOW_TO_OPT_OUT = Set.of("US");

  private final Texts texts;
  private final PaymentLinks links;

  public MessageWriter(Texts texts, PaymentLinks links) {
    this.texts = texts;
    this.links = links;
  }

  /** Where debtors pay. */
  public interface PaymentLinks {
    /** Straight to the page of the client's settings. */
    PaymentLinks DIRECT =
        (settings, debtCase, _, _) ->
            settings.payments().page(debtCase.version().reference()).map(URI::toASCIIString);

    /** A link to the page on which a case can be paid, or empty when the client has none. */
    Optional<String> find(
        ClientSettings settings, CaseState debtCase, PlannedContact contact, Instant at);

    /** Keeps the links of messages that are about to be sent; durable when this returns. */
    default void keep(Collection<OutgoingMessage> messages) {
      // A straight link needs nothing.
    }
  }

  /** Keeps what the messages need to be kept before they are sent; durable when this returns. */
  public void keep(Collection<OutgoingMessage> messages) {
    links.keep(messages);
  }

  /**
   * What a message is about.
   *
   * @param others the debtor's other cases that it may speak of as well, where its text does
   */
  public record Subject(CaseState debtCase, List<CaseState> others) {
    public Subject {
      others = List.copyOf(others);
    }

    /** What is owed on all of them. */
    BigDecimal total() {
      return others.stream().map(CaseState::balance).reduce(debtCase.balance(), BigDecimal::add);
    }
  }

  /** The message, or empty when the debtor has no address for the channel. */
  public Optional<OutgoingMessage> write(
      ClientRecord client,
      ClientSettings settings,
      DebtorHistory history,
      Subject subject,
      PlannedContact contact,
      Instant at) {
    Channel channel = contact.action().channel();
    Optional<String> address =
        history
            .debtor()
            .map(DebtorRecord::channels)
            .map(channels -> channels.get(channel))
            .map(Address::address);
    if (address.isEmpty() && channel != Channel.PORTAL) {
      return Optional.empty();
    }
    Texts.Found found =
        texts.found(
            settings,
            Optional.ofNullable(ShippedTexts.forReader(history, channel, contact.template())),
            channel,
            Languages.of(client, history));
    TextTemplate text = found.text();
    Subject about =
        leavesOpen(text, Placeholder.OTHER_CASES)
            ? subject
            : new Subject(subject.debtCase(), List.of());
    Map<Placeholder, String> values = values(client, about, text.language());
    if (showsLink(text, channel)) {
      links
          .find(settings, subject.debtCase(), contact, at)
          .ifPresent(link -> values.put(Placeholder.PAYMENT_LINK, link));
    }
    return Optional.of(
        new OutgoingMessage(
            client.clientId(),
            contact.contactId(),
            contact.debtorId(),
            contact.caseId(),
            about.others().stream().map(other -> other.version().caseId()).toList(),
            channel,
            at,
            address.orElse(null),
            text.language(),
            text.subject() == null ? null : fill(text.subject(), values),
            fill(text.body(), values) + optOut(client, settings, found, channel),
            tone(settings, contact, found),
            facts(client, subject.debtCase(), contact, found, values)));
  }

  /**
   * How to opt out, where a text has to say so: in the United States (12 CFR 1006.6(e)). What the
   * client's own texts say is the client's.
   */
  private String optOut(
      ClientRecord client, ClientSettings settings, Texts.Found found, Channel channel) {
    return SAYS_HOW_TO_OPT_OUT.contains(client.country()) && !isOwn(settings, found)
        ? texts
            .optOut(found.text().language(), channel)
            .map(how -> (channel == Channel.EMAIL ? "\n\n" : "\n") + how)
            .orElse("")
        : "";
  }

  private static boolean isOwn(ClientSettings settings, Texts.Found found) {
    return settings.texts().containsValue(found.text());
  }

  /** A letter may have it as a picture. */
  private static boolean showsLink(TextTemplate text, Channel channel) {
    return channel == Channel.LETTER || leavesOpen(text, Placeholder.PAYMENT_LINK);
  }

  private static boolean leavesOpen(TextTemplate text, Placeholder place) {
    return Placeholder.in(text.body()).contains(place)
        || (text.subject() != null && Placeholder.in(text.subject()).contains(place));
  }

  private static OutgoingMessage.Facts facts(
      ClientRecord client,
      CaseState debtCase,
      PlannedContact contact,
      Texts.Found found,
      Map<Placeholder, String> values) {
    return new OutgoingMessage.Facts(
        found.template(),
        Placeholder.in(found.text().body()).stream().map(Placeholder::placeName).toList(),
        values.entrySet().stream()
            .collect(Collectors.toMap(entry -> entry.getKey().placeName(), Map.Entry::getValue)),
        LocalDate.ofInstant(contact.action().slot().start(), client.timeZone()),
        contact.action().slot().end(),
        debtCase.balance(),
        client.currency(),
        contact.expectedValue());
  }

  /**
   * The text's: a channel's own and its plain one are friendly where the product brings them and
   * unknown where the client does, and one that was chosen for its tone has that.
   */
  private static @Nullable Tone tone(
      ClientSettings settings, PlannedContact contact, Texts.Found found) {
    String own = contact.action().channel().wireName();
    if (!found.template().equals(own) && !found.template().equals(own + "-plain")) {
      return contact.tone();
    }
    return isOwn(settings, found) ? null : Tone.FRIENDLY;
  }

  private Map<Placeholder, String> values(ClientRecord client, Subject subject, String language) {
    CaseState debtCase = subject.debtCase();
    Locale locale = Locale.of(language, client.country());
    Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
    values.put(Placeholder.AMOUNT, money(debtCase.balance(), client, locale));
    values.put(Placeholder.REFERENCE, debtCase.version().reference());
    values.put(Placeholder.CLIENT, client.name());
    @Nullable LocalDate due = debtCase.version().dueDate();
    if (due != null) {
      values.put(
          Placeholder.DUE_DATE,
          DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(due));
    }
    values.put(Placeholder.TOTAL, money(subject.total(), client, locale));
    if (!subject.others().isEmpty()) {
      values.put(Placeholder.OTHER_CASES, others(subject, client, locale));
    }
    return values;
  }

  private static String others(Subject subject, ClientRecord client, Locale locale) {
    return ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
        .format(
            subject.others().stream()
                .map(
                    other ->
                        other.version().reference()
                            + " ("
                            + money(other.balance(), client, locale)
                            + ")")
                .toList());
  }

  private static String money(BigDecimal amount, ClientRecord client, Locale locale) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(client.currency());
    // A no-break space is a question mark on some telephones.
    return format.format(amount).replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  private static String fill(String text, Map<Placeholder, String> values) {
    return text.lines()
        .filter(line -> values.keySet().containsAll(Placeholder.in(line)))
        .map(line -> fillLine(line, values))
        .collect(Collectors.joining("\n"))
        // Where a line stood by itself and was left out, two empty lines meet.
        .replaceAll("\n{3,}", "\n\n");
  }

  private static String fillLine(String line, Map<Placeholder, String> values) {
    String filled = line;
    for (Map.Entry<Placeholder, String> value : values.entrySet()) {
      filled = filled.replace("{{" + value.getKey().placeName() + "}}", value.getValue());
    }
    return filled;
  }
}
