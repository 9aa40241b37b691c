package org.gelegen.model.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.portfolio.ClientId;

/** Keeps alerts in memory. Thread-safe. */
public final class InMemoryAlertLog implements AlertLog {
  private final Map<ClientId, List<Alert>> alerts = new HashMap<>();

  @Override
  public synchronized boolean raise(ClientId client, Alert alert) {
    List<Alert> known = alerts.computeIfAbsent(client, _ -> new ArrayList<>());
    boolean fresh =
        known.stream()
            .noneMatch(
                past -> past.kind().equals(alert.kind()) && past.subject().equals(alert.subject()));
    if (fresh) {
      known.add(alert);
    }
    return fresh;
  }

  @Override
  public synchronized List<Alert> list(ClientId client) {
    return List.copyOf(alerts.getOrDefault(client, List.of()).reversed());
  }
}
