package org.gelegen.model.offers;

import java.util.Optional;
import java.util.Set;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Need;
import org.jspecify.annotations.Nullable;

/** The names of the texts that come with the product. */
public final class ShippedTexts {
  /**
   * What a channel's name can be followed by: {@code firm} for the template {@code email-firm}, as
   * the channel's own text is the template {@code email}.
   */
  public static final Set<String> VARIANTS = Set.of("firm", "help", "plain");

  private ShippedTexts() {}

  /** Whether a channel has a text of that name. */
  public static boolean has(Channel channel, String template) {
    String own = channel.wireName();
    return template.equals(own)
        || VARIANTS.stream().anyMatch(variant -> template.equals(own + "-" + variant));
  }

  /**
   * The text of another channel that does for one of {@code channel}: {@code sms-firm} for {@code
   * email-firm}. Empty where that is no text that comes with the product.
   */
  public static Optional<String> over(Channel other, Channel channel, String template) {
    return has(channel, template)
        ? Optional.of(other.wireName() + template.substring(channel.wireName().length()))
        : Optional.empty();
  }

  /** The helping text of a channel in the place of its firm one; any other template as it is. */
  public static String softened(Channel channel, String template) {
    String own = channel.wireName();
    return template.equals(own + "-firm") ? own + "-help" : template;
  }

  /**
   * The plain text of a channel in the place of its own or its firm one, for a debtor who does not
   * read easily. Its helping text is short and helps, so that it stays, as does any other.
   *
   * @param template absent: the channel's own
   */
  public static @Nullable String forReader(
      DebtorHistory history, Channel channel, @Nullable String template) {
    String own = channel.wireName();
    boolean hard = template == null || template.equals(own) || template.equals(own + "-firm");
    boolean readsEasily =
        history.debtor().filter(debtor -> debtor.needs().contains(Need.LOW_LITERACY)).isEmpty();
    return readsEasily || !hard ? template : own + "-plain";
  }
}
