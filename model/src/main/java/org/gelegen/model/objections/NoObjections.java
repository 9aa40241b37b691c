package org.gelegen.model.objections;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/** Nobody objects, and nobody can. */
final class NoObjections implements Objections {
  @Override
  public Optional<Objection> object(
      ClientId client, DebtorId debtor, Instant at, String by, String why) {
    throw new GelegenException("objections are not kept here");
  }

  @Override
  public Optional<Objection> withdraw(
      ClientId client, DebtorId debtor, Instant at, String by, @Nullable String why) {
    return Optional.empty();
  }

  @Override
  public List<Objection> find(ClientId client, DebtorId debtor) {
    return List.of();
  }

  @Override
  public Set<DebtorId> objected(ClientId client, Collection<DebtorId> debtors) {
    return Set.of();
  }

  @Override
  public Set<DebtorId> objected(ClientId client) {
    return Set.of();
  }
}
