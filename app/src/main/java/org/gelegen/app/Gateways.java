package org.gelegen.app;

import java.util.ArrayList;
import java.util.List;
import org.gelegen.app.settings.GatewaySettings;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.SmtpGateway;
import org.gelegen.scheduler.gateways.TwoWayPorts;
import org.gelegen.scheduler.gateways.WebhookGateway;
import org.gelegen.scheduler.letters.LetterGateway;
import org.gelegen.scheduler.links.LinkListener;
import org.gelegen.scheduler.links.TrackingLinks;
import org.gelegen.scheduler.replies.ReplyReader;
import org.gelegen.scheduler.rounds.Round;
import org.gelegen.scheduler.sms.SmppGateway;
import org.gelegen.scheduler.texts.MessageWriter;
import org.gelegen.scheduler.vicidial.VicidialGateway;
import org.gelegen.scheduler.whatsapp.WhatsAppGateway;
import org.gelegen.scheduler.whatsapp.WhatsAppListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateways that are set up; channels without one are left to dialers. Closing them ends their
 * connections.
 */
public final class Gateways implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateways.class);

  private final List<Gateway> all = new ArrayList<>();
  private final List<AutoCloseable> closing = new ArrayList<>();
  private MessageWriter.PaymentLinks links = MessageWriter.PaymentLinks.DIRECT;

  private final ReplyReader replies;

  private Gateways(ReplyReader replies) {
    this.replies = replies;
    closing.add(replies);
  }

  /** What debtors answer; to be run before messages go out. */
  public Round replies() {
    return replies;
  }

  /** Answers of whom nobody was known; to be run now and then, apart from what goes out. */
  public Round unmatchedReplies() {
    return replies::lookAgain;
  }

  public List<Gateway> all() {
    return List.copyOf(all);
  }

  /** Links that tell that they were followed where that is set up, else straight ones. */
  public MessageWriter.PaymentLinks links() {
    return links;
  }

  /** Makes them; those that keep a connection, or listen, begin to. */
  public static Gateways open(House house, GatewaySettings settings) {
    Gateways gateways = new Gateways(new ReplyReader(house.replies(), house.stores().replyInbox()));
    try {
      gateways.openAll(house, settings);
      return gateways;
    } catch (RuntimeException e) {
      gateways.close();
      throw e;
    }
  }

  private void openAll(House house, GatewaySettings settings) {
    Stores stores = house.stores();
    if (settings.letters()) {
      add(
          new LetterGateway(
              house.letters(), client -> stores.settings().current(client).settings().letters()));
    }
    settings
        .links()
        .ifPresent(
            tracked -> {
              closing.add(LinkListener.start(tracked, house.clicks()));
              links =
                  new TrackingLinks(tracked, stores.trackedLinks(), house.surroundings().clock());
            });
    settings.smtp().ifPresent(smtp -> add(new SmtpGateway(smtp, stores.sentMessages())));
    settings
        .smpp()
        .ifPresent(
            smpp ->
                add(
                    new SmppGateway(
                            smpp,
                            new TwoWayPorts(
                                stores.sentMessages(),
                                stores.writtenNumbers(),
                                house.receipts(),
                                replies))
                        .open()));
    settings
        .whatsApp()
        .ifPresent(
            whatsApp -> {
              TwoWayPorts ports =
                  new TwoWayPorts(
                      stores.sentMessages(), stores.writtenNumbers(), house.receipts(), replies);
              add(new WhatsAppGateway(whatsApp, ports));
              closing.add(WhatsAppListener.start(whatsApp.inbound(), ports));
            });
    settings.vicidial().ifPresent(vicidial -> add(new VicidialGateway(vicidial)));
    settings
        .webhook()
        .ifPresent(webhook -> add(new WebhookGateway(webhook, house.surroundings().clock())));
  }

  private void add(Gateway gateway) {
    all.add(gateway);
    if (gateway instanceof AutoCloseable closeable) {
      closing.add(closeable);
    }
  }

  @Override
  public void close() {
    for (AutoCloseable each : closing.reversed()) {
      try {
        each.close();
      } catch (Exception e) {
        LOG.warn("a gateway did not close as it should", e);
      }
    }
  }
}
