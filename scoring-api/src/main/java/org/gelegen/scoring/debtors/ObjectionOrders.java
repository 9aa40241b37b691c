package org.gelegen.scoring.debtors;

import java.time.InstantSource;
import java.util.Optional;
import org.gelegen.model.objections.Objection;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.scoring.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Takes objections to profiling in, and their withdrawal, of debtors who are known. */
public final class ObjectionOrders {
  private static final int LONGEST = 1000;

  private final Objections objections;
  private final RecordLog records;
  private final InstantSource clock;

  public ObjectionOrders(Objections objections, RecordLog records, InstantSource clock) {
    this.objections = objections;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Keeps an objection.
   *
   * @param by the key's id
   * @throws ProblemException when the debtor is not known, or the reason is too long or empty
   */
  public Objection object(ClientId client, DebtorId debtor, String by, String why) {
    requireWords(why);
    if (records.findByDebtor(client, debtor).isEmpty()) {
      throw ProblemException.notFound("the debtor");
    }
    return objections
        .object(client, debtor, clock.instant(), by, why)
        .orElseThrow(() -> ProblemException.notFound("the debtor"));
  }

  /**
   * Withdraws the objection in force.
   *
   * @throws ProblemException when the debtor never objected, or the reason is too long or empty
   */
  public Objection withdraw(ClientId client, DebtorId debtor, String by, @Nullable String why) {
    if (why != null) {
      requireWords(why);
    }
    Optional<Objection> withdrawn = objections.withdraw(client, debtor, clock.instant(), by, why);
    return withdrawn.orElseThrow(() -> ProblemException.notFound("an objection of the debtor"));
  }

  private static void requireWords(String why) {
    if (why.isEmpty() || why.length() > LONGEST) {
      throw ProblemException.invalid("/why", "must have 1 to " + LONGEST + " characters");
    }
  }
}
