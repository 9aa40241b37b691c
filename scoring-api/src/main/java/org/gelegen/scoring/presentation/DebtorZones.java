package org.gelegen.scoring.presentation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.decision.Desks;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/** Puts moments on the clocks of debtors. */
public final class DebtorZones {
  private final Desks desks;
  private final InstantSource clock;

  public DebtorZones(Desks desks, InstantSource clock) {
    this.desks = desks;
    this.clock = clock;
  }

  /** The zones of one client's debtors as they are known now. */
  public OfClient of(ClientId client) {
    Optional<Desk> desk = desks.find(client);
    return new OfClient(
        desk.map(found -> found.portfolio(clock.instant())).orElse(null),
        desk.map(found -> found.client().timeZone()).orElse(ZoneOffset.UTC));
  }

  /** The zones of one client's debtors. */
  public static final class OfClient {
    private final @Nullable Portfolio portfolio;
    private final ZoneId otherwise;

    private OfClient(@Nullable Portfolio portfolio, ZoneId otherwise) {
      this.portfolio = portfolio;
      this.otherwise = otherwise;
    }

    /** The client's own zone. */
    public ZoneId client() {
      return otherwise;
    }

    /** Where the debtor is; the client's zone when that is not known. */
    public ZoneId of(DebtorId debtor) {
      return portfolio == null
          ? otherwise
          : portfolio.find(debtor).map(DebtorHistory::zone).orElse(otherwise);
    }

    /** A moment with the debtor's offset at that moment. */
    public OffsetDateTime at(DebtorId debtor, Instant moment) {
      return moment.atZone(of(debtor)).toOffsetDateTime();
    }
  }
}
