package org.gelegen.app.settings;

import java.util.Optional;
import org.gelegen.scheduler.bounces.BounceSettings;
import org.gelegen.scheduler.gateways.SmtpSettings;
import org.gelegen.scheduler.gateways.WebhookSettings;
import org.gelegen.scheduler.links.LinkSettings;
import org.gelegen.scheduler.sms.SmppSettings;
import org.gelegen.scheduler.vicidial.VicidialSettings;
import org.gelegen.scheduler.whatsapp.WhatsAppSettings;

/**
 * What contacts leave the house through; a channel without a gateway stays planned.
 *
 * @param letters whether letters are printed into the data folder
 * @param bounces where reports on e-mail are read
 * @param links how links in messages tell that they were followed; empty: they lead straight to
 *     where to pay
 */
public record GatewaySettings(
    boolean letters,
    Optional<SmtpSettings> smtp,
    Optional<BounceSettings> bounces,
    Optional<SmppSettings> smpp,
    Optional<WhatsAppSettings> whatsApp,
    Optional<VicidialSettings> vicidial,
    Optional<WebhookSettings> webhook,
    Optional<LinkSettings> links) {
  /** No gateway at all. */
  public static final GatewaySettings NONE =
      new GatewaySettings(
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
