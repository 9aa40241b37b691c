package org.gelegen.scheduler.vicidial;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.scheduler.gateways.GatewayUrls;

/**
 * The dialer that calls are pushed into.
 *
 * @param url of its {@code non_agent_api.php}
 * @param user who may modify leads there
 * @param listId the list that leads go into
 * @param campaignId the campaign whose list that is
 * @param duplicates where a number may be once only
 * @param evenValue the expected value that gets the priority 0, in the clients' currency
 * @param timeout for each exchange, of which a contact takes three at most
 */
public record VicidialSettings(
    URI url,
    String user,
    String password,
    String listId,
    String campaignId,
    Duplicates duplicates,
    BigDecimal evenValue,
    Duration timeout,
    int concurrency) {
  /** Where the dialer looks for a number before it adds it. */
  public enum Duplicates implements WireName {
    LIST("list", "DUPLIST", "LIST"),
    CAMPAIGN("campaign", "DUPCAMP", "CAMPAIGN"),
    SYSTEM("system", "DUPSYS", "SYSTEM");

    private final String wireName;
    private final String check;
    private final String location;

    Duplicates(String wireName, String check, String location) {
      this.wireName = wireName;
      this.check = check;
      this.location = location;
    }

    @Override
    public String wireName() {
      return wireName;
    }

    /** As {@code add_lead} calls it. */
    String check() {
      return check;
    }

    /** As {@code update_lead} calls it. */
    String location() {
      return location;
    }
  }

  public VicidialSettings {
    GatewayUrls.require("url", url);
    if (user.isEmpty() || password.isEmpty()) {
      throw new IllegalArgumentException("user and password must not be empty");
    }
    if (!listId.matches("[0-9]{3,12}")) {
      throw new IllegalArgumentException("listId must be 3 to 12 digits but is " + listId);
    }
    if (!campaignId.matches("[A-Za-z0-9_-]{2,8}")) {
      throw new IllegalArgumentException(
          "campaignId must be 2 to 8 letters and digits but is " + campaignId);
    }
    if (evenValue.signum() <= 0) {
      throw new IllegalArgumentException("evenValue must be positive but is " + evenValue);
    }
    if (timeout.isNegative() || timeout.isZero() || concurrency < 1) {
      throw new IllegalArgumentException("timeout and concurrency must be positive");
    }
  }

  @Override
  public String toString() {
    return "VicidialSettings[url=" + url + ", listId=" + listId + "]";
  }
}
