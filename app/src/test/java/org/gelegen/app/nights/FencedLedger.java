package org.gelegen.app.nights;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.runs.RunLedger;

/** A ledger that tells of each run that was refused to whoever held it before. */
record FencedLedger(RunLedger ledger, Consumer<Run> refused) implements RunLedger {
  @Override
  public Optional<Run> tryStart(
      ClientId client, String job, LocalDate businessDate, Instant now, Duration lease) {
    return ledger.tryStart(client, job, businessDate, now, lease);
  }

  @Override
  public boolean renew(Run run, Instant now, Duration lease) {
    return told(run, ledger.renew(run, now, lease));
  }

  @Override
  public boolean complete(Run run, Instant now, String summary) {
    return told(run, ledger.complete(run, now, summary));
  }

  @Override
  public void fail(Run run, Instant now, String message) {
    ledger.fail(run, now, message);
  }

  @Override
  public List<Entry> list(ClientId client, int limit) {
    return ledger.list(client, limit);
  }

  private boolean told(Run run, boolean held) {
    if (!held) {
      refused.accept(run);
    }
    return held;
  }
}
