package org.gelegen.app;

import java.util.ArrayList;
import java.util.List;
import org.gelegen.app.settings.GatewaySettings;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.SmtpGateway;
import org.gelegen.scheduler.gateways.WebhookGateway;
import org.gelegen.scheduler.letters.LetterGateway;
import org.gelegen.scheduler.sms.SmppGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateways that are set up; channels without one are left to dialers. Closing them ends their
 * connections.
 */
final class Gateways implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateways.class);

  private final List<Gateway> all;

  private Gateways(List<Gateway> all) {
    this.all = List.copyOf(all);
  }

  List<Gateway> all() {
    return all;
  }

  /** Makes them; those that keep a connection begin to make it. */
  static Gateways open(House house, GatewaySettings settings) {
    List<Gateway> gateways = new ArrayList<>();
    if (settings.letters()) {
      gateways.add(
          new LetterGateway(
              house.letters(), client -> house.settings().current(client).settings().letters()));
    }
    settings.smtp().ifPresent(smtp -> gateways.add(new SmtpGateway(smtp)));
    settings
        .smpp()
        .ifPresent(
            smpp ->
                gateways.add(new SmppGateway(smpp, house.sentMessages(), house.receipts()).open()));
    settings
        .webhook()
        .ifPresent(
            webhook -> gateways.add(new WebhookGateway(webhook, house.surroundings().clock())));
    return new Gateways(gateways);
  }

  @Override
  public void close() {
    for (Gateway gateway : all) {
      if (gateway instanceof AutoCloseable closeable) {
        close(gateway.name(), closeable);
      }
    }
  }

  private static void close(String name, AutoCloseable gateway) {
    try {
      gateway.close();
    } catch (Exception e) {
      LOG.warn("gateway {} did not close as it should", name, e);
    }
  }
}
