package org.gelegen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scheduler.gateways.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings become gateways, which let go of everything when they are closed. */
class GatewaysIT {
  @TempDir private Path folder;

  @Test
  void every_gateway_that_is_set_up_carries_its_channel_and_what_listens_ends_with_it()
      throws Exception {
    final int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
      try (House house = open(settings(port))) {
        assertThatThrownBy(() -> Gateways.open(house, settings(port).gateways()))
            .isInstanceOf(GelegenException.class)
            .hasMessage(
                "127.0.0.1 port %d cannot be listened on: choose another whatsapp.listenPort"
                    .formatted(port));
      }
    }
    try (House house = open(settings(port))) {
      for (int time = 0; time < 2; time++) {
        try (Gateways gateways = Gateways.open(house, settings(port).gateways())) {
          assertThat(gateways.all())
              .extracting(Gateway::name)
              .containsExactly("letters", "smtp", "smpp", "whatsapp", "vicidial", "webhook");
          assertThat(gateways.all().stream().flatMap(each -> each.channels().stream()))
              .containsExactlyInAnyOrder(
                  Channel.LETTER,
                  Channel.EMAIL,
                  Channel.SMS,
                  Channel.WHATSAPP,
                  Channel.PHONE,
                  Channel.PORTAL);
        }
      }
      try (Gateways none = Gateways.open(house, settings(List.of()).gateways())) {
        assertThat(none.all()).isEmpty();
      }
    }
  }

  private static House open(ServiceSettings settings) {
    return House.open(settings, Ran.surroundings(Instant.parse("2026-11-23T09:00:00Z")));
  }

  private ServiceSettings settings(int whatsAppPort) {
    return settings(
        List.of(
            "letters.print=true",
            "smtp.host=127.0.0.1",
            "smtp.from=service@example.org",
            // Nobody is there: it goes on trying until it is closed.
            "smpp.host=127.0.0.1",
            "smpp.port=1",
            "smpp.security=none",
            "smpp.systemId=us",
            "smpp.sender=Gelegen",
            "whatsapp.phoneNumberId=1",
            "whatsapp.token=invented",
            "whatsapp.appSecret=an invented app secret",
            "whatsapp.verifyToken=an invented token",
            "whatsapp.listenPort=" + whatsAppPort,
            "vicidial.url=http://127.0.0.1:1/non_agent_api.php",
            "vicidial.user=us",
            "vicidial.password=invented",
            "vicidial.listId=101",
            "vicidial.campaignId=COLLECT",
            "webhook.url=http://127.0.0.1:1/contacts",
            "webhook.secret=whsec_YW4gaW52ZW50ZWQgc2VjcmV0IG9mIDMyIGJ5dGVz",
            "webhook.channels=portal"));
  }

  private ServiceSettings settings(List<String> flags) {
    SettingsSources sources = new SettingsSources().flag("data.dir", folder.resolve("data"));
    for (String flag : flags) {
      String[] parts = flag.split("=", 2);
      sources.flag(parts[0], parts[1]);
    }
    return sources.build();
  }
}
