package org.gelegen.model.decision;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/** Keeps decisions in memory. Thread-safe. */
public final class InMemoryDecisionLog implements DecisionLog {
  private final Map<ClientId, Map<DecisionId, Decision>> decisions = new HashMap<>();

  @Override
  public synchronized void append(ClientId client, List<Decision> appended) {
    Map<DecisionId, Decision> ofClient = decisions.computeIfAbsent(client, _ -> new HashMap<>());
    for (Decision decision : appended) {
      ofClient.putIfAbsent(decision.decisionId(), decision);
    }
  }

  @Override
  public synchronized Optional<Decision> find(ClientId client, DecisionId decision) {
    return Optional.ofNullable(decisions.getOrDefault(client, Map.of()).get(decision));
  }

  @Override
  public synchronized List<Decision> findByDebtor(ClientId client, DebtorId debtor) {
    return decisions.getOrDefault(client, Map.of()).values().stream()
        .filter(decision -> decision.debtorId().equals(debtor))
        .sorted(Comparator.comparing(Decision::at).thenComparing(Decision::decisionId))
        .toList();
  }

  @Override
  public synchronized void forEachContact(ClientId client, Span span, Consumer<Decision> visitor) {
    decisions.getOrDefault(client, Map.of()).values().stream()
        .filter(decision -> decision.kind() == Decision.Kind.CONTACT)
        .filter(
            decision -> decision.at().isAfter(span.after()) && !decision.at().isAfter(span.until()))
        .sorted(Comparator.comparing(Decision::at).thenComparing(Decision::decisionId).reversed())
        .limit(span.newest())
        .sorted(
            Comparator.comparing(Decision::debtorId)
                .thenComparing(Decision::at)
                .thenComparing(Decision::decisionId))
        .forEach(visitor);
  }
}
