package org.gelegen.app;

import java.util.ArrayList;
import java.util.List;
import org.gelegen.app.settings.GatewaySettings;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.SmtpGateway;
import org.gelegen.scheduler.gateways.WebhookGateway;
import org.gelegen.scheduler.letters.LetterGateway;

/** Makes the gateways that are set up; channels without one are left to dialers. */
final class Gateways {
  private Gateways() {}

  static List<Gateway> of(House house, GatewaySettings settings) {
    List<Gateway> gateways = new ArrayList<>();
    if (settings.letters()) {
      gateways.add(
          new LetterGateway(
              house.letters(), client -> house.settings().current(client).settings().letters()));
    }
    settings.smtp().ifPresent(smtp -> gateways.add(new SmtpGateway(smtp)));
    settings
        .webhook()
        .ifPresent(
            webhook -> gateways.add(new WebhookGateway(webhook, house.surroundings().clock())));
    return gateways;
  }
}
