package org.gelegen.storage;

/**
 * Where the database is and who owns it.
 *
 * @param url of PostgreSQL 15 or newer, such as {@code jdbc:postgresql://db.example.org/gelegen}
 * @param user the owner of the schema, who runs the migrations
 * @param password empty when the server asks for none
 * @param connections how many the service opens at most
 */
public record DatabaseSettings(String url, String user, String password, int connections) {
  /** As many as two cores keep busy, with room for those who wait for a lock. */
  public static final int DEFAULT_CONNECTIONS = 10;

  public DatabaseSettings {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("database.url must begin with jdbc:postgresql:");
    }
    if (connections < 2) {
      throw new IllegalArgumentException("connections must be at least 2 but is " + connections);
    }
  }

  @Override
  public String toString() {
    return "DatabaseSettings[url=" + url + ", user=" + user + "]";
  }
}
