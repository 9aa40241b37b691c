package org.gelegen.scheduler.links;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether who follows a link may be a person: not what says that it only looks ahead, and not what
 * names itself as a machine. A scanner that comes like a browser cannot be told from one.
 */
final class Visitor {
  private static final List<String> AHEAD = List.of("Purpose", "Sec-Purpose", "X-Purpose", "X-Moz");

  /**
   * Names that previews of links and scanners of mail go by. Telephones of the make Cubot end like
   * a robot and are none.
   */
  private static final Pattern MACHINE =
      Pattern.compile(
          "(?<!\\bcu)bot\\b|crawl|spider|preview|prefetch|scanner|monitor|headless|facebookexternalhit|whatsapp/|skypeuripreview|existence"
              + " discovery|barracuda|proofpoint|mimecast"
              + "|urldefense|google-safety|googleimageproxy|yahoomailproxy|curl/|wget/|python"
              + "|java/|java-http|go-http|okhttp|libwww|httpclient|node-fetch|axios");

  private Visitor() {}

  static boolean mayBePerson(String method, Headers headers) {
    if (!method.equals("GET")) {
      return false;
    }
    for (String name : AHEAD) {
      String purpose = headers.getFirst(name);
      if (purpose != null && purpose.toLowerCase(Locale.ROOT).matches(".*(prefetch|preview).*")) {
        return false;
      }
    }
    String agent = headers.getFirst("User-Agent");
    return agent != null
        && !agent.isBlank()
        && !MACHINE.matcher(agent.toLowerCase(Locale.ROOT)).find();
  }
}
