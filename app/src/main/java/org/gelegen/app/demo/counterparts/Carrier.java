package org.gelegen.app.demo.counterparts;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gelegen.model.portfolio.OutcomeResult;

/** A counterpart that tells what became of messages, and whose debtors follow links in them. */
abstract class Carrier extends Server {
  private final Set<OutcomeResult> told;
  private final Visits visits = new Visits();

  /**
   * Begins with nothing.
   *
   * @param told the results that it tells, besides that links were followed
   */
  Carrier(
      String gateway,
      String what,
      Set<OutcomeResult> told,
      Function<String, Optional<Handed>> whose) {
    super(gateway, what, whose);
    this.told = Set.copyOf(told);
  }

  final Visits visits() {
    return visits;
  }

  @Override
  public final boolean tells(Handed contact, OutcomeResult result) {
    return result == OutcomeResult.CLICKED
        ? inbox().text(contact).filter(Visits::hasLink).isPresent()
        : told.contains(result);
  }

  @Override
  public final void tell(Handed contact, OutcomeResult result) {
    if (result == OutcomeResult.CLICKED) {
      visits.click(inbox().text(contact).orElseThrow());
    } else {
      report(inbox().id(contact).orElseThrow(), result);
    }
  }

  /** Tells what became of the message with an id of its own. */
  abstract void report(String id, OutcomeResult result);

  @Override
  public void close() {
    visits.close();
  }
}
