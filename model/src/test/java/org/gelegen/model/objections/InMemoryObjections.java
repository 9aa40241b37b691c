package org.gelegen.model.objections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/** Objections in memory; they take nothing back. */
public final class InMemoryObjections implements Objections {
  private final Map<String, List<Objection>> byClient = new TreeMap<>();
  private final Set<DebtorId> erased = new HashSet<>();
  private int number;

  /** Whose objections are not kept any more, since they were erased. */
  public synchronized void erase(DebtorId debtor) {
    erased.add(debtor);
  }

  @Override
  public synchronized Optional<Objection> object(
      ClientId client, DebtorId debtor, Instant at, String by, String why) {
    if (erased.contains(debtor)) {
      return Optional.empty();
    }
    return find(client, debtor).stream()
        .filter(Objection::inForce)
        .findFirst()
        .or(
            () -> {
              number++;
              Objection objection =
                  new Objection("o-" + number, debtor, at, by, why, 0, null, null, null);
              of(client).add(objection);
              return Optional.of(objection);
            });
  }

  @Override
  public synchronized Optional<Objection> withdraw(
      ClientId client, DebtorId debtor, Instant at, String by, @Nullable String why) {
    of(client)
        .replaceAll(
            one ->
                one.debtorId().equals(debtor) && one.inForce()
                    ? new Objection(
                        one.objectionId(),
                        debtor,
                        one.objectedAt(),
                        one.objectedBy(),
                        one.why(),
                        one.cancelled(),
                        at,
                        by,
                        why)
                    : one);
    List<Objection> its = find(client, debtor);
    return its.isEmpty() ? Optional.empty() : Optional.of(its.getLast());
  }

  @Override
  public synchronized List<Objection> find(ClientId client, DebtorId debtor) {
    return of(client).stream().filter(one -> one.debtorId().equals(debtor)).toList();
  }

  @Override
  public synchronized Set<DebtorId> objected(ClientId client, Collection<DebtorId> debtors) {
    Set<DebtorId> objected = new HashSet<>(objected(client));
    objected.retainAll(debtors);
    return objected;
  }

  @Override
  public synchronized Set<DebtorId> objected(ClientId client) {
    Set<DebtorId> objected = new HashSet<>();
    of(client).stream()
        .filter(Objection::inForce)
        .forEach(objection -> objected.add(objection.debtorId()));
    return objected;
  }

  private List<Objection> of(ClientId client) {
    return byClient.computeIfAbsent(client.value(), _ -> new ArrayList<>());
  }
}
