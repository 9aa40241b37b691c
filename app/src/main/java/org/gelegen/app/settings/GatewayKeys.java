package org.gelegen.app.settings;

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
import org.gelegen.scheduler.gateways.SmtpSettings;
import org.gelegen.scheduler.gateways.WebhookSettings;

/** The keys of the gateways' settings. */
final class GatewayKeys {
  /** Every key there is. */
  static final Set<String> KEYS =
      Set.of(
          "letters.print",
          "smtp.host",
          "smtp.port",
          "smtp.security",
          "smtp.user",
          "smtp.password",
          "smtp.passwordFile",
          "smtp.from",
          "smtp.unsubscribe",
          "webhook.url",
          "webhook.secret",
          "webhook.secretFile",
          "webhook.channels");

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int CONNECTIONS = 4;

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
    return new GatewaySettings(flag("letters.print"), smtp(), webhook());
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

  private String requireSecret(String key, String because) {
    String secret = sources.secret(key);
    if (secret == null) {
      throw new GelegenException(because + " needs " + key + " or " + key + "File beside it");
    }
    return secret;
  }

  private boolean flag(String key) {
    return switch (sources.text(key, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw sources.wrong(key, "true or false");
    };
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
