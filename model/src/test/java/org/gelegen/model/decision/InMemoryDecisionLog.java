package org.gelegen.model.decision;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gelegen.model.campaign.InMemoryCampaignStore;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/** Keeps decisions in memory, beside the campaigns that commit them. Thread-safe. */
public final class InMemoryDecisionLog implements DecisionLog {
  private final InMemoryCampaignStore campaigns;
  private final Map<ClientId, Map<DecisionId, Decision>> decisions = new HashMap<>();

  /** A log of whose decisions none is committed. */
  public InMemoryDecisionLog() {
    this(new InMemoryCampaignStore());
  }

  /** A log of decisions that are committed with these campaigns. */
  public InMemoryDecisionLog(InMemoryCampaignStore campaigns) {
    this.campaigns = campaigns;
  }

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

  /** All decisions of a client, oldest first. */
  public synchronized List<Decision> all(ClientId client) {
    return decisions.getOrDefault(client, Map.of()).values().stream()
        .sorted(Comparator.comparing(Decision::at).thenComparing(Decision::decisionId))
        .toList();
  }

  @Override
  public void forEachContact(ClientId client, Span span, Consumer<Decision> visitor) {
    forEach(client, span, _ -> true, visitor);
  }

  @Override
  public void forEachCommitted(ClientId client, Span span, Consumer<Decision> visitor) {
    Set<DecisionId> committed = campaigns.committed(client);
    forEach(client, span, decision -> committed.contains(decision.decisionId()), visitor);
  }

  private synchronized void forEach(
      ClientId client, Span span, Predicate<Decision> which, Consumer<Decision> visitor) {
    decisions.getOrDefault(client, Map.of()).values().stream()
        .filter(decision -> decision.kind() == Decision.Kind.CONTACT)
        .filter(decision -> !decision.permitted().isEmpty())
        .filter(which)
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
