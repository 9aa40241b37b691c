package org.gelegen.app.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.rules.RuleId;
import org.gelegen.scoring.HttpSettings;
import org.jspecify.annotations.Nullable;

/** Everything that can be set about the service; what a client sets for itself is elsewhere. */
public record ServiceSettings(
    Database database, Data data, Http http, Rules rules, GatewaySettings gateways) {

  /**
   * Where the database is.
   *
   * @param url a JDBC URL of PostgreSQL 15 or newer; absent: the embedded server on the data
   *     directory
   */
  public record Database(@Nullable String url, @Nullable String user, @Nullable String password) {
    @Override
    public String toString() {
      return "Database[url=" + url + ", user=" + user + "]";
    }
  }

  /** Where everything on disk is. */
  public record Data(Path dir) {}

  /** Where the API listens, and how much of it a caller may have. */
  public record Http(String host, int port, HttpSettings.Limits limits) {}

  /**
   * Which rule packs count.
   *
   * @param dir holds packs of the operator's own; absent: only those that come with the product
   * @param switches switchable rules by whether they are on; the others stand as their packs say
   */
  public record Rules(Optional<Path> dir, Map<RuleId, Boolean> switches) {
    /** The packs as they come. */
    public static final Rules SHIPPED = new Rules(Optional.empty(), Map.of());

    public Rules {
      switches = Map.copyOf(switches);
    }
  }
}
