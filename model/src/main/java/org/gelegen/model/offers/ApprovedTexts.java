package org.gelegen.model.offers;

import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.jspecify.annotations.Nullable;

/** The texts that somebody approved: the client's own and the product's. Nothing else is sent. */
public interface ApprovedTexts {
  /**
   * The text for a contact, or empty when none is approved for the channel.
   *
   * @param wanted the template that is wanted, absent: the channel's own; where it is not approved
   *     in a language that does, the channel's own does for it
   * @param languages in the order of preference, ISO 639-1
   */
  Optional<TextId> find(
      ClientSettings settings, @Nullable String wanted, Channel channel, List<String> languages);

  /** An approved text, by its template's name and its language. */
  record TextId(String template, String language) {}
}
