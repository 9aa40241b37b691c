package org.gelegen.app.demo.counterparts;

import com.sun.net.httpserver.HttpExchange;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gelegen.app.demo.counterparts.LocalServer.Answer;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.scheduler.vicidial.VicidialSettings;

/**
 * A dialer with VICIdial's non-agent API. What comes of calls agents enter, so it tells nothing by
 * itself.
 */
final class Dialer extends Server {
  private static final String PATH = "/vicidial/non_agent_api.php";
  private static final String USER = "gelegen";
  private static final String PASSWORD = "made-up";

  private final Set<String> numbers = new HashSet<>();
  private final Set<String> codes = new HashSet<>();
  private final LocalServer server = LocalServer.start(PATH, this::answer);

  Dialer() {
    super("vicidial", "dialer, VICIdial non-agent API", Dialer::handed);
  }

  VicidialSettings settings() {
    return new VicidialSettings(
        server.uri(PATH),
        USER,
        PASSWORD,
        "101",
        "INCASSO",
        VicidialSettings.Duplicates.LIST,
        BigDecimal.TEN,
        Duration.ofSeconds(15),
        4);
  }

  private static Optional<Handed> handed(String id) {
    String[] parts = id.split("/", 2);
    return Optional.of(new Handed(new ClientId(parts[0]), new ContactId(parts[1])));
  }

  private Answer answer(HttpExchange request, String body) {
    Map<String, String> form = form(body);
    if (!USER.equals(form.get("user")) || !PASSWORD.equals(form.get("pass"))) {
      return new Answer(200, "ERROR: Login incorrect, please try again: |" + USER + "|\n");
    }
    return new Answer(200, said(form));
  }

  private synchronized String said(Map<String, String> form) {
    String code = form.getOrDefault("vendor_lead_code", "");
    String number = form.getOrDefault("phone_number", "");
    String function = form.getOrDefault("function", "");
    if (form.containsKey("no_update")) {
      return codes.contains(code)
          ? "NOTICE: update_lead LEADS FOUND IN THE SYSTEM: |" + USER + "|1|" + code + "\n"
          : "ERROR: update_lead NO MATCHES FOUND IN THE SYSTEM - " + USER + "|||\n";
    }
    if (inbox().turnsAway(code)) {
      return "ERROR: " + function + " SYSTEM BUSY - " + USER + "\n";
    }
    if (function.equals("add_lead") && numbers.contains(number)) {
      return "ERROR: add_lead DUPLICATE PHONE NUMBER IN LIST - " + number + "|101|1\n";
    }
    numbers.add(number);
    codes.add(code);
    inbox().take(form.get("owner") + "/" + form.get("source_id"), number);
    return function.equals("add_lead")
        ? "SUCCESS: add_lead LEAD HAS BEEN ADDED - " + number + "|101|1|0|" + USER + "\n"
        : "SUCCESS: update_lead LEAD HAS BEEN UPDATED - " + USER + "|1\n";
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String field : body.split("&", -1)) {
      String[] parts = field.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  @Override
  public void close() {
    server.close();
  }
}
