package org.gelegen.model.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.portfolio.ClientId;

/** Keeps audit entries in memory, where a test can look at them. Thread-safe. */
public final class InMemoryAuditLog implements AuditLog {
  private final List<Entry> entries = new ArrayList<>();

  @Override
  public synchronized void append(
      ClientId client, Instant at, String by, String what, String detail) {
    entries.add(new Entry(client, at, by, what, detail));
  }

  /** Everything appended, oldest first. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** An entry as it was appended. */
  public record Entry(ClientId client, Instant at, String by, String what, String detail) {}
}
