package org.gelegen.model.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.ShadowScore.Probabilities;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/** Keeps shadows in memory, beside a log of decisions. Thread-safe. */
public final class InMemoryShadowStore implements ShadowStore {
  private final DecisionLog decisions;
  private final Map<ClientId, Shadow> shadows = new HashMap<>();
  private final Map<ClientId, Map<DecisionId, ShadowScore>> scores = new HashMap<>();

  private boolean broken;

  public InMemoryShadowStore(DecisionLog decisions) {
    this.decisions = decisions;
  }

  @Override
  public synchronized Optional<Shadow> find(ClientId client) {
    return Optional.ofNullable(shadows.get(client));
  }

  @Override
  public synchronized void appoint(ClientId client, Shadow shadow) {
    shadows.put(client, shadow);
  }

  @Override
  public synchronized boolean dismiss(ClientId client, Instant at, String by) {
    return shadows.remove(client) != null;
  }

  @Override
  public synchronized void append(ClientId client, List<ShadowScore> appended) {
    if (broken) {
      throw new IllegalStateException("the store of shadows is broken");
    }
    Map<DecisionId, ShadowScore> known = scores.computeIfAbsent(client, _ -> new LinkedHashMap<>());
    appended.forEach(score -> known.putIfAbsent(score.decisionId(), score));
  }

  @Override
  public synchronized List<ShadowScore> findByDebtor(ClientId client, DebtorId debtor) {
    return all(client).stream()
        .filter(score -> score.debtorId().equals(debtor))
        .sorted(Comparator.comparing(ShadowScore::decisionId))
        .toList();
  }

  @Override
  public synchronized Count count(ClientId client, Beside beside) {
    List<ShadowScore> its = beside(client, beside);
    return new Count(its.size(), its.stream().filter(ShadowScore::differs).count());
  }

  @Override
  public synchronized void forEachContact(
      ClientId client, Beside beside, int newest, Consumer<Shadowed> visitor) {
    beside(client, beside).stream()
        .filter(score -> score.ofChosen() != null)
        .sorted(Comparator.comparing(ShadowScore::decisionId).reversed())
        .limit(newest)
        .sorted(Comparator.comparing(ShadowScore::debtorId).thenComparing(ShadowScore::decisionId))
        .forEach(
            score -> {
              Decision decision = decisions.find(client, score.decisionId()).orElse(null);
              ScoredAction chosen = decision == null ? null : decision.chosen();
              Probabilities shadow = score.ofChosen();
              if (decision != null && chosen != null && shadow != null) {
                visitor.accept(
                    new Shadowed(
                        score.decisionId(), score.debtorId(), decision.at(), chosen, shadow));
              }
            });
  }

  private List<ShadowScore> beside(ClientId client, Beside beside) {
    return all(client).stream()
        .filter(score -> score.version().equals(beside.version()))
        .filter(
            score ->
                decisions
                    .find(client, score.decisionId())
                    .filter(decision -> decision.modelVersion().equals(beside.champion()))
                    .isPresent())
        .toList();
  }

  /** From here on nothing can be kept. */
  public synchronized void breakDown() {
    broken = true;
  }

  /** Everything that was scored. */
  public synchronized List<ShadowScore> all(ClientId client) {
    return List.copyOf(scores.getOrDefault(client, Map.of()).values());
  }
}
