package org.gelegen.app.demo.counterparts;

import java.net.URI;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gelegen.app.House;
import org.gelegen.app.settings.GatewaySettings;
import org.gelegen.model.receipts.SentMessages;
import org.gelegen.scheduler.bounces.BounceReader;
import org.gelegen.scheduler.links.LinkSettings;

/** One counterpart for every gateway there is. */
public final class Counterparts implements AutoCloseable {
  private static final String LINK_SECRET = "a made-up secret for links of a demonstration";
  private static final int CLICKS_PER_SECOND = 10_000;

  private final MailServer mail;
  private final SmsCentre sms;
  private final WhatsAppCloud whatsApp;
  private final Dialer dialer = new Dialer();
  private final Portal portal = new Portal();
  private final PrintShop printShop;
  private final int linkPort = LocalServer.freePort();

  /**
   * Starts them.
   *
   * @param date the business date of the letters that are fetched
   */
  public Counterparts(House house, LocalDate date) {
    SentMessages messages = house.stores().sentMessages();
    mail =
        new MailServer(
            whose(messages, "smtp"),
            server -> {
              BounceReader reader = new BounceReader(server.bounces(), house.receipts());
              return () -> reader.run(house.surroundings().clock().instant());
            });
    // A process that was killed has left ids that count from one as well.
    String run = HexFormat.of().toHexDigits(house.surroundings().random().nextInt());
    sms = new SmsCentre(run, whose(messages, "smpp"));
    whatsApp = new WhatsAppCloud(run, whose(messages, "whatsapp"), house.surroundings().clock());
    printShop = new PrintShop(house.letters().root(), date.toString());
  }

  private static Function<String, Optional<Handed>> whose(SentMessages messages, String gateway) {
    return id ->
        messages
            .find(gateway, id)
            .map(message -> new Handed(message.clientId(), message.contactId()));
  }

  public List<Counterpart> all() {
    return List.of(dialer, sms, whatsApp, mail, printShop, portal);
  }

  /** What an operator would write into {@code gelegen.yaml} to reach them. */
  public GatewaySettings settings() {
    return new GatewaySettings(
        true,
        Optional.of(mail.settings()),
        Optional.of(mail.bounces()),
        Optional.of(sms.settings()),
        Optional.of(whatsApp.settings()),
        Optional.of(dialer.settings()),
        Optional.of(portal.settings()),
        Optional.of(
            new LinkSettings(
                URI.create("http://127.0.0.1:" + linkPort),
                LINK_SECRET,
                "127.0.0.1",
                linkPort,
                CLICKS_PER_SECOND)));
  }

  @Override
  public void close() {
    all().forEach(Counterpart::close);
  }
}
