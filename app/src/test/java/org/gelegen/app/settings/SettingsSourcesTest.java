package org.gelegen.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.rules.RuleId;
import org.gelegen.scheduler.bounces.BounceSettings;
import org.gelegen.scheduler.gateways.SmtpSettings;
import org.gelegen.scheduler.gateways.WebhookSettings;
import org.gelegen.scheduler.links.LinkSettings;
import org.gelegen.scheduler.sms.SmppSettings;
import org.gelegen.scheduler.vicidial.VicidialSettings;
import org.gelegen.scheduler.whatsapp.WhatsAppSettings;
import org.gelegen.scoring.HttpSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSourcesTest {
  private static HttpSettings.Limits limits(int perSecond, int dialerPerSecond, int seconds) {
    return new HttpSettings.Limits(perSecond, dialerPerSecond, Duration.ofSeconds(seconds));
  }

  @Test
  void defaults() {
    ServiceSettings settings = new SettingsSources().build();

    assertThat(settings.database().url()).isNull();
    assertThat(settings.data().dir()).isEqualTo(Path.of(".gelegen"));
    assertThat(settings.http())
        .isEqualTo(new ServiceSettings.Http("127.0.0.1", 7070, limits(50, 2_000, 30)));
    assertThat(settings.rules()).isEqualTo(ServiceSettings.Rules.SHIPPED);
    assertThat(settings.gateways()).isEqualTo(GatewaySettings.NONE);
  }

  @Test
  void every_key_set(@TempDir Path folder) throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "hidden\n");
    Map<String, String> environment = new HashMap<>();
    environment.put("GELEGEN_DATABASE_URL", "jdbc:postgresql://127.0.0.1/gelegen");
    environment.put("GELEGEN_DATABASE_USER", "gelegen");
    environment.put("GELEGEN_DATABASE_PASSWORDFILE", password.toString());
    environment.put("GELEGEN_DATA_DIR", "/var/lib/gelegen");
    environment.put("GELEGEN_HTTP_HOST", "0.0.0.0");
    environment.put("GELEGEN_HTTP_PORT", "8080");
    environment.put("GELEGEN_HTTP_REQUESTSPERSECOND", "7");
    environment.put("GELEGEN_HTTP_DIALERREQUESTSPERSECOND", "8");
    environment.put("GELEGEN_HTTP_REQUESTTIME", "PT9S");
    environment.put("GELEGEN_RULES_DIR", "/etc/gelegen/rules");
    environment.put("GELEGEN_RULES_ON", "own.nights");
    environment.put("GELEGEN_RULES_OFF", "nl.good-friday, nl.liberation-day");
    environment.put("GELEGEN_SMTP_HOST", "mail.example.org");
    environment.put("GELEGEN_SMTP_PORT", "587");
    environment.put("GELEGEN_SMTP_SECURITY", "tls");
    environment.put("GELEGEN_SMTP_USER", "sender");
    environment.put("GELEGEN_SMTP_PASSWORD", "hidden too");
    environment.put("GELEGEN_SMTP_FROM", "service@example.org");
    environment.put("GELEGEN_SMTP_BOUNCESTO", "bounces@example.org");
    environment.put("GELEGEN_BOUNCES_HOST", "imap.example.org");
    environment.put("GELEGEN_BOUNCES_PORT", "144");
    environment.put("GELEGEN_BOUNCES_SECURITY", "none");
    environment.put("GELEGEN_BOUNCES_USER", "bounces");
    environment.put("GELEGEN_BOUNCES_PASSWORDFILE", password.toString());
    environment.put("GELEGEN_BOUNCES_FOLDER", "Reports");
    environment.put("GELEGEN_SMTP_UNSUBSCRIBE", "https://example.org/stop?c={contactId}");
    environment.put("GELEGEN_LETTERS_PRINT", "true");
    environment.put("GELEGEN_LINKS_URL", "https://pay.example.org");
    environment.put("GELEGEN_LINKS_SECRET", "an invented secret of 32 letters");
    environment.put("GELEGEN_LINKS_LISTENHOST", "0.0.0.0");
    environment.put("GELEGEN_LINKS_LISTENPORT", "7073");
    environment.put("GELEGEN_WHATSAPP_URL", "https://graph.example.org/v99.0");
    environment.put("GELEGEN_WHATSAPP_PHONENUMBERID", "106540352242922");
    environment.put("GELEGEN_WHATSAPP_TOKENFILE", password.toString());
    environment.put("GELEGEN_WHATSAPP_TEMPLATEPREFIX", "gelegen_");
    environment.put("GELEGEN_WHATSAPP_LISTENHOST", "0.0.0.0");
    environment.put("GELEGEN_WHATSAPP_LISTENPORT", "7072");
    environment.put("GELEGEN_WHATSAPP_APPSECRET", "an invented secret");
    environment.put("GELEGEN_WHATSAPP_VERIFYTOKEN", "an invented token");
    environment.put("GELEGEN_VICIDIAL_URL", "https://dialer.example.org/non_agent_api.php");
    environment.put("GELEGEN_VICIDIAL_USER", "us");
    environment.put("GELEGEN_VICIDIAL_PASSWORDFILE", password.toString());
    environment.put("GELEGEN_VICIDIAL_LISTID", "101");
    environment.put("GELEGEN_VICIDIAL_CAMPAIGNID", "COLLECT");
    environment.put("GELEGEN_VICIDIAL_DUPLICATES", "campaign");
    environment.put("GELEGEN_VICIDIAL_EVENVALUE", "12.50");
    environment.put("GELEGEN_SMPP_HOST", "sms.example.org");
    environment.put("GELEGEN_SMPP_PORT", "2776");
    environment.put("GELEGEN_SMPP_SECURITY", "none");
    environment.put("GELEGEN_SMPP_SYSTEMID", "gelegen");
    environment.put("GELEGEN_SMPP_PASSWORDFILE", password.toString());
    environment.put("GELEGEN_SMPP_SYSTEMTYPE", "own");
    environment.put("GELEGEN_SMPP_SENDER", "Noorderlich");
    environment.put("GELEGEN_SMPP_COUNTRY", "31");
    environment.put("GELEGEN_SMPP_LONGTEXTS", "payload");
    environment.put("GELEGEN_WEBHOOK_URL", "https://example.org/send");
    environment.put("GELEGEN_WEBHOOK_SECRET", "key");
    environment.put("GELEGEN_WEBHOOK_CHANNELS", "sms, whatsapp");

    ServiceSettings settings = new SettingsSources().environment(environment).build();

    assertThat(settings.database())
        .isEqualTo(
            new ServiceSettings.Database(
                "jdbc:postgresql://127.0.0.1/gelegen", "gelegen", "hidden"));
    assertThat(settings.data().dir()).isEqualTo(Path.of("/var/lib/gelegen"));
    assertThat(settings.http())
        .isEqualTo(new ServiceSettings.Http("0.0.0.0", 8080, limits(7, 8, 9)));
    assertThat(settings.rules())
        .isEqualTo(
            new ServiceSettings.Rules(
                Optional.of(Path.of("/etc/gelegen/rules")),
                Map.of(
                    new RuleId("own.nights"),
                    true,
                    new RuleId("nl.good-friday"),
                    false,
                    new RuleId("nl.liberation-day"),
                    false)));
    assertThat(settings.gateways().letters()).isTrue();
    assertThat(settings.gateways().smtp())
        .contains(
            new SmtpSettings(
                "mail.example.org",
                587,
                SmtpSettings.Security.TLS,
                "sender",
                "hidden too",
                "service@example.org",
                "bounces@example.org",
                "https://example.org/stop?c={contactId}",
                Duration.ofSeconds(20),
                4));
    assertThat(settings.gateways().bounces())
        .contains(
            new BounceSettings(
                "imap.example.org",
                144,
                false,
                "bounces",
                "hidden",
                "Reports",
                Duration.ofSeconds(20)));
    assertThat(settings.gateways().smpp())
        .contains(
            new SmppSettings(
                "sms.example.org",
                2776,
                false,
                "gelegen",
                "hidden",
                "own",
                "Noorderlich",
                "31",
                true,
                Duration.ofSeconds(8),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                4));
    assertThat(settings.gateways().links())
        .contains(
            new LinkSettings(
                URI.create("https://pay.example.org"),
                "an invented secret of 32 letters",
                "0.0.0.0",
                7073,
                50));
    assertThat(settings.gateways().whatsApp())
        .contains(
            new WhatsAppSettings(
                URI.create("https://graph.example.org/v99.0"),
                "106540352242922",
                "hidden",
                "gelegen_",
                Duration.ofSeconds(20),
                4,
                new WhatsAppSettings.Inbound(
                    "0.0.0.0", 7072, "an invented secret", "an invented token")));
    assertThat(settings.gateways().vicidial())
        .contains(
            new VicidialSettings(
                URI.create("https://dialer.example.org/non_agent_api.php"),
                "us",
                "hidden",
                "101",
                "COLLECT",
                VicidialSettings.Duplicates.CAMPAIGN,
                new BigDecimal("12.50"),
                Duration.ofSeconds(15),
                4));
    assertThat(settings.gateways().webhook())
        .contains(
            new WebhookSettings(
                URI.create("https://example.org/send"),
                "key",
                Set.of(Channel.SMS, Channel.WHATSAPP),
                Duration.ofSeconds(20),
                4));
  }

  @Test
  void a_rule_is_switched_once_and_by_its_id() {
    assertThatThrownBy(
            () ->
                new SettingsSources()
                    .yaml("gelegen.yaml", "rules:\n  on: nl.holidays\n  off: nl.holidays\n")
                    .build())
        .hasMessage(
            "gelegen.yaml, line 3: rules.off must be without nl.holidays, which is switched"
                + " already");
    assertThatThrownBy(
            () -> new SettingsSources().yaml("gelegen.yaml", "rules:\n  off: Sundays\n").build())
        .hasMessage(
            "gelegen.yaml, line 2: rules.off must be ids of rules with commas between them; a"
                + " rule's id must look like nl.contact-hours but is \"Sundays\"");
  }

  @Test
  void a_flag_counts_over_the_environment_and_the_environment_over_the_file() {
    SettingsSources sources =
        new SettingsSources()
            .yaml("gelegen.yaml", "http:\n  port: 1\n  host: file\ndata:\n  dir: file\n")
            .environment(Map.of("GELEGEN_HTTP_PORT", "2", "GELEGEN_HTTP_HOST", "environment"))
            .flag("http.port", 3)
            .flag("data.dir", null);

    ServiceSettings settings = sources.build();

    assertThat(settings.http())
        .isEqualTo(new ServiceSettings.Http("environment", 3, limits(50, 2_000, 30)));
    assertThat(settings.data().dir()).isEqualTo(Path.of("file"));
  }

  @Test
  void an_unknown_key_is_refused_by_name_and_line() {
    assertThatThrownBy(
            () -> new SettingsSources().yaml("gelegen.yaml", "http:\n  port: 1\n  prot: 2\n"))
        .isInstanceOf(GelegenException.class)
        .hasMessageStartingWith("gelegen.yaml, line 3: there is no setting http.prot");
  }

  @Test
  void a_value_that_is_not_allowed_is_refused_with_where_it_stands() {
    assertThatThrownBy(
            () -> new SettingsSources().yaml("gelegen.yaml", "http:\n  port: high\n").build())
        .hasMessage("gelegen.yaml, line 2: http.port must be a number from 0 to 65535");
    for (String time : List.of("30", "PT0S", "PT2H", "P1M")) {
      assertThatThrownBy(() -> new SettingsSources().flag("http.requestTime", time).build())
          .hasMessage("the command line: http.requestTime must be a duration from PT1S to PT1H");
    }
  }

  @Test
  void what_a_gateway_needs_is_told_by_its_key() {
    assertThatThrownBy(() -> new SettingsSources().flag("smpp.host", "sms.example.org").build())
        .hasMessage("smpp.host needs smpp.systemId beside it");
    assertThatThrownBy(
            () -> new SettingsSources().yaml("gelegen.yaml", "letters:\n  print: yes\n").build())
        .hasMessage("gelegen.yaml, line 2: letters.print must be false or true");
    assertThatThrownBy(
            () ->
                new SettingsSources()
                    .flag("smpp.host", "sms.example.org")
                    .flag("smpp.systemId", "gelegen")
                    .flag("smpp.sender", "Noorderlicht Energie")
                    .build())
        .hasMessageStartingWith("the settings of smpp: sender must be");
  }

  @Test
  void no_secret_is_ever_printed() {
    ServiceSettings settings =
        new SettingsSources()
            .flag("database.password", "hush")
            .flag("smtp.host", "mail.example.org")
            .flag("smtp.from", "service@example.org")
            .flag("smtp.password", "hush")
            .flag("bounces.host", "imap.example.org")
            .flag("bounces.user", "bounces")
            .flag("bounces.password", "hush")
            .flag("smpp.host", "sms.example.org")
            .flag("smpp.systemId", "gelegen")
            .flag("smpp.sender", "Gelegen")
            .flag("smpp.password", "hush")
            .flag("whatsapp.phoneNumberId", "1")
            .flag("whatsapp.token", "hush")
            .flag("whatsapp.appSecret", "hush".repeat(4))
            .flag("whatsapp.verifyToken", "hush".repeat(4))
            .flag("vicidial.url", "https://dialer.example.org")
            .flag("vicidial.user", "us")
            .flag("vicidial.password", "hush")
            .flag("vicidial.listId", "101")
            .flag("vicidial.campaignId", "COLLECT")
            .flag("webhook.url", "https://example.org")
            .flag("webhook.secret", "hush")
            .build();

    assertThat(settings.toString()).doesNotContain("hush");
  }
}
