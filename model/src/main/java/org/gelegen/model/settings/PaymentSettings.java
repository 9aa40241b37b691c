package org.gelegen.model.settings;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where debtors pay.
 *
 * @param page the address of the client's page, {@code https}, in which {@code {{reference}}} may
 *     stand behind the host; absent: texts have no payment link
 */
public record PaymentSettings(@Nullable String page) {
  public static final String ALLOWED =
      "must be an https address with a host and without a user, at most 500 characters long, in"
          + " which {{reference}} may stand behind the host";

  private static final String REFERENCE = "{{reference}}";
  private static final int LONGEST = 500;

  public PaymentSettings {
    if (page != null && !isPage(page)) {
      throw new IllegalArgumentException("page " + ALLOWED + " but is " + page);
    }
  }

  public static PaymentSettings none() {
    return new PaymentSettings(null);
  }

  /** Whether a text may be the address of a page. */
  public static boolean isPage(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    try {
      URI one = URI.create(text.replace(REFERENCE, "a"));
      URI other = URI.create(text.replace(REFERENCE, "b"));
      return "https".equals(one.getScheme())
          && one.getHost() != null
          && one.getUserInfo() == null
          && one.getRawAuthority().equals(other.getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The page for who states this reference, or empty when there is no page. */
  public Optional<URI> page(String reference) {
    return page == null
        ? Optional.empty()
        : Optional.of(URI.create(page.replace(REFERENCE, escaped(reference))));
  }

  /** With nothing in it that has a meaning in an address. */
  private static String escaped(String reference) {
    return URLEncoder.encode(reference, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A");
  }
}
