package org.gelegen.app.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.scheduler.bounces.BounceSettings;
import org.gelegen.scheduler.gateways.SmtpSettings;
import org.gelegen.scheduler.gateways.WebhookSettings;
import org.gelegen.scheduler.links.LinkSettings;
import org.gelegen.scheduler.sms.SmppSettings;
import org.gelegen.scheduler.vicidial.VicidialSettings;
import org.gelegen.scheduler.whatsapp.WhatsAppSettings;

/** The keys of the gateways' settings. */
final class GatewayKeys {
  /** Every key there is. */
  static final Set<String> KEYS =
      Set.of(
          "bounces.host",
          "bounces.port",
          "bounces.security",
          "bounces.user",
          "bounces.password",
          "bounces.passwordFile",
          "bounces.folder",
          "letters.print",
          "links.url",
          "links.secret",
          "links.secretFile",
          "links.listenHost",
          "links.listenPort",
          "smpp.host",
          "smpp.port",
          "smpp.security",
          "smpp.systemId",
          "smpp.password",
          "smpp.passwordFile",
          "smpp.systemType",
          "smpp.sender",
          "smpp.country",
          "smpp.longTexts",
          "smtp.host",
          "smtp.port",
          "smtp.security",
          "smtp.user",
          "smtp.password",
          "smtp.passwordFile",
          "smtp.from",
          "smtp.bouncesTo",
          "smtp.unsubscribe",
          "vicidial.url",
          "vicidial.user",
          "vicidial.password",
          "vicidial.passwordFile",
          "vicidial.listId",
          "vicidial.campaignId",
          "vicidial.duplicates",
          "vicidial.evenValue",
          "whatsapp.url",
          "whatsapp.phoneNumberId",
          "whatsapp.token",
          "whatsapp.tokenFile",
          "whatsapp.templatePrefix",
          "whatsapp.listenHost",
          "whatsapp.listenPort",
          "whatsapp.appSecret",
          "whatsapp.appSecretFile",
          "whatsapp.verifyToken",
          "whatsapp.verifyTokenFile",
          "webhook.url",
          "webhook.secret",
          "webhook.secretFile",
          "webhook.channels");

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int CONNECTIONS = 4;

  private static final int LINKS_PER_SECOND = 50;

  private static final String WHATSAPP = "https://graph.facebook.com/v23.0";

  /** A contact takes three exchanges at most. */
  private static final Duration DIALER_TIMEOUT = Duration.ofSeconds(15);

  /** Six parts, each within it, stay well within half the lease of a claim. */
  private static final Duration SMS_TIMEOUT = Duration.ofSeconds(8);

  private static final Duration SMS_ENQUIRY = Duration.ofSeconds(30);
  private static final Duration SMS_LONGEST_PAUSE = Duration.ofMinutes(1);

  private final SettingsSources sources;

  GatewayKeys(SettingsSources sources) {
    this.sources = sources;
  }

  /**
   * The settings, checked.
   *
   * @throws GelegenException naming the key and what is allowed
   */
  GatewaySettings read() {
    return new GatewaySettings(
        flag("letters.print"),
        smtp(),
        bounces(),
        smpp(),
        whatsApp(),
        vicidial(),
        webhook(),
        links());
  }

  private Optional<SmtpSettings> smtp() {
    String host = sources.text("smtp.host");
    if (host == null) {
      return Optional.empty();
    }
    return Optional.of(
        checked(
            "smtp",
            () ->
                new SmtpSettings(
                    host,
                    sources.port("smtp.port", 25),
                    security(),
                    sources.text("smtp.user"),
                    sources.secret("smtp.password"),
                    sources.require("smtp.from", "smtp.host"),
                    sources.text("smtp.bouncesTo"),
                    sources.text("smtp.unsubscribe"),
                    TIMEOUT,
                    CONNECTIONS)));
  }

  private SmtpSettings.Security security() {
    return switch (sources.text("smtp.security", "starttls")) {
      case "none" -> SmtpSettings.Security.NONE;
      case "starttls" -> SmtpSettings.Security.STARTTLS;
      case "tls" -> SmtpSettings.Security.TLS;
      default -> throw sources.wrong("smtp.security", "none, starttls or tls");
    };
  }

  private Optional<BounceSettings> bounces() {
    String host = sources.text("bounces.host");
    if (host == null) {
      return Optional.empty();
    }
    boolean tls = word("bounces.security", "none", "tls", "tls");
    return Optional.of(
        checked(
            "bounces",
            () ->
                new BounceSettings(
                    host,
                    sources.port("bounces.port", tls ? 993 : 143),
                    tls,
                    sources.require("bounces.user", "bounces.host"),
                    requireSecret("bounces.password", "bounces.host"),
                    sources.text("bounces.folder", "INBOX"),
                    TIMEOUT)));
  }

  private Optional<SmppSettings> smpp() {
    String host = sources.text("smpp.host");
    if (host == null) {
      return Optional.empty();
    }
    boolean tls = word("smpp.security", "none", "tls", "tls");
    return Optional.of(
        checked(
            "smpp",
            () ->
                new SmppSettings(
                    host,
                    sources.port("smpp.port", tls ? 3550 : 2775),
                    tls,
                    sources.require("smpp.systemId", "smpp.host"),
                    sources.secret("smpp.password"),
                    sources.text("smpp.systemType", ""),
                    sources.require("smpp.sender", "smpp.host"),
                    sources.text("smpp.country"),
                    word("smpp.longTexts", "parts", "payload", "parts"),
                    SMS_TIMEOUT,
                    SMS_ENQUIRY,
                    SMS_LONGEST_PAUSE,
                    CONNECTIONS)));
  }

  private Optional<WhatsAppSettings> whatsApp() {
    String number = sources.text("whatsapp.phoneNumberId");
    if (number == null) {
      return Optional.empty();
    }
    String because = "whatsapp.phoneNumberId";
    return Optional.of(
        checked(
            "whatsapp",
            () ->
                new WhatsAppSettings(
                    uri("whatsapp.url", sources.text("whatsapp.url", WHATSAPP)),
                    number,
                    requireSecret("whatsapp.token", because),
                    sources.text("whatsapp.templatePrefix", ""),
                    TIMEOUT,
                    CONNECTIONS,
                    new WhatsAppSettings.Inbound(
                        sources.text("whatsapp.listenHost", "127.0.0.1"),
                        sources.port("whatsapp.listenPort", 7071),
                        requireSecret("whatsapp.appSecret", because),
                        requireSecret("whatsapp.verifyToken", because)))));
  }

  private Optional<VicidialSettings> vicidial() {
    String url = sources.text("vicidial.url");
    if (url == null) {
      return Optional.empty();
    }
    String because = "vicidial.url";
    return Optional.of(
        checked(
            "vicidial",
            () ->
                new VicidialSettings(
                    uri("vicidial.url", url),
                    sources.require("vicidial.user", because),
                    requireSecret("vicidial.password", because),
                    sources.require("vicidial.listId", because),
                    sources.require("vicidial.campaignId", because),
                    duplicates(),
                    amount("vicidial.evenValue", "10"),
                    DIALER_TIMEOUT,
                    CONNECTIONS)));
  }

  private VicidialSettings.Duplicates duplicates() {
    return WireName.find(
            VicidialSettings.Duplicates.class, sources.text("vicidial.duplicates", "list"))
        .orElseThrow(() -> sources.wrong("vicidial.duplicates", "list, campaign or system"));
  }

  private BigDecimal amount(String key, String otherwise) {
    String text = sources.text(key, otherwise);
    if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,2})?")) {
      throw sources.wrong(key, "an amount such as 12.50");
    }
    return new BigDecimal(text);
  }

  private Optional<WebhookSettings> webhook() {
    String url = sources.text("webhook.url");
    if (url == null) {
      return Optional.empty();
    }
    String secret = requireSecret("webhook.secret", "webhook.url");
    return Optional.of(
        checked(
            "webhook",
            () ->
                new WebhookSettings(
                    uri("webhook.url", url),
                    secret,
                    channels("webhook.channels", "sms"),
                    TIMEOUT,
                    CONNECTIONS)));
  }

  private Optional<LinkSettings> links() {
    String url = sources.text("links.url");
    if (url == null) {
      return Optional.empty();
    }
    return Optional.of(
        checked(
            "links",
            () ->
                new LinkSettings(
                    uri("links.url", url),
                    requireSecret("links.secret", "links.url"),
                    sources.text("links.listenHost", "127.0.0.1"),
                    sources.port("links.listenPort", 7072),
                    LINKS_PER_SECOND)));
  }

  private String requireSecret(String key, String because) {
    String secret = sources.secret(key);
    if (secret == null) {
      throw new GelegenException(because + " needs " + key + " or " + key + "File beside it");
    }
    return secret;
  }

  private boolean flag(String key) {
    return word(key, "false", "true", "false");
  }

  /** Whether a key with two words is set to the second. */
  private boolean word(String key, String first, String second, String otherwise) {
    String word = sources.text(key, otherwise);
    if (!word.equals(first) && !word.equals(second)) {
      throw sources.wrong(key, first + " or " + second);
    }
    return word.equals(second);
  }

  private URI uri(String key, String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw sources.wrong(key, "a URL");
    }
  }

  private Set<Channel> channels(String key, String otherwise) {
    try {
      return Stream.of(sources.text(key, otherwise).split(","))
          .map(name -> WireName.require(Channel.class, name.strip()))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException e) {
      throw sources.wrong(key, "channels with commas between them; one " + e.getMessage());
    }
  }

  /** Values that do not go together are told with the gateway that they are about. */
  private static <T> T checked(String gateway, Supplier<T> making) {
    try {
      return making.get();
    } catch (IllegalArgumentException e) {
      throw new GelegenException("the settings of " + gateway + ": " + e.getMessage(), e);
    }
  }
}
