package org.gelegen.app.demo.counterparts;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gelegen.model.portfolio.OutcomeResult;

/** A counterpart with an inbox. One that tells nothing by itself leaves the telling as it is. */
abstract class Server implements Counterpart {
  private final String gateway;
  private final String what;
  private final Inbox inbox;

  /**
   * Begins with nothing.
   *
   * @param whose the contact that an id of this counterpart's belongs to
   */
  Server(String gateway, String what, Function<String, Optional<Handed>> whose) {
    this.gateway = gateway;
    this.what = what;
    inbox = new Inbox(whose);
  }

  final Inbox inbox() {
    return inbox;
  }

  @Override
  public final String gateway() {
    return gateway;
  }

  @Override
  public final String what() {
    return what;
  }

  @Override
  public Set<Handed> taken() {
    return inbox.taken();
  }

  @Override
  public int repeated() {
    return inbox.repeated();
  }

  @Override
  public final int turnedAway() {
    return inbox.turnedAway();
  }

  @Override
  public boolean tells(Handed contact, OutcomeResult result) {
    return false;
  }

  @Override
  public void tell(Handed contact, OutcomeResult result) {
    throw new UnsupportedOperationException("a " + what + " tells nothing by itself");
  }
}
