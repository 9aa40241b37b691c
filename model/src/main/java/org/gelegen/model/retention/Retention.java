package org.gelegen.model.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.retention.RetentionStore.Stock;
import org.gelegen.model.settings.RetentionSettings;

/**
 * Takes out what a client has kept for longer than its settings say.
 *
 * <p>A debtor goes as a whole once it has no open case and its last record is overdue. A hold of
 * whatever kind that has not ended keeps everything of its debtor. Each batch is decided by what is
 * there, so that a job that was killed goes on where it was when it is begun again.
 */
public final class Retention {
  private static final int BATCH = 5_000;

  private final RecordLog records;
  private final RetentionStore store;
  private final AuditLog audit;
  private final int batch;

  public Retention(RecordLog records, RetentionStore store, AuditLog audit) {
    this(records, store, audit, BATCH);
  }

  /**
   * Takes out so much at once.
   *
   * @param batch rows in one transaction, at least 1
   */
  public Retention(RecordLog records, RetentionStore store, AuditLog audit, int batch) {
    this.records = records;
    this.store = store;
    this.audit = audit;
    this.batch = batch;
  }

  /**
   * Deletes what is overdue, and says so in the audit log.
   *
   * @param goesOn asked after each batch and each debtor; false: stop, somebody else does it
   * @return empty when stopped
   */
  public Optional<RetentionReport> apply(
      RetentionDay day, RetentionSettings settings, BooleanSupplier goesOn) {
    Set<DebtorId> held = store.findHeld(day.client(), day.now());
    for (SilentDebtor debtor : dispensable(day, settings, held)) {
      store.erase(day, debtor);
      if (!goesOn.getAsBoolean()) {
        return Optional.empty();
      }
    }
    for (RetainedKind kind : RetainedKind.values()) {
      if (kind != RetainedKind.DEBTORS && !deleteAll(day, kind, settings, held, goesOn)) {
        return Optional.empty();
      }
    }
    List<RetentionReport.Line> lines = new ArrayList<>();
    for (RetainedKind kind : RetainedKind.values()) {
      Instant before = before(day, kind, settings);
      Stock stock = store.stock(day.client(), kind, before, held);
      lines.add(
          new RetentionReport.Line(
              kind,
              kind.period(settings),
              before,
              store.deletedOn(day, kind),
              stock.overdue(),
              stock.oldest()));
    }
    RetentionReport report = new RetentionReport(day.date(), false, lines);
    audit.append(day.client(), day.now(), day.by(), "retention.applied", report.summary());
    return Optional.of(report);
  }

  /**
   * What {@link #apply} would delete now. A campaign counts once none of its contacts is left, so
   * those that would go with their last contact are not among them.
   */
  public RetentionReport look(RetentionDay day, RetentionSettings settings) {
    Set<DebtorId> held = store.findHeld(day.client(), day.now());
    List<RetentionReport.Line> lines = new ArrayList<>();
    for (RetainedKind kind : RetainedKind.values()) {
      Instant before = before(day, kind, settings);
      Stock stock = store.stock(day.client(), kind, before, held);
      long goes =
          kind == RetainedKind.DEBTORS
              ? dispensable(day, settings, held).size()
              : stock.overdue() - stock.held();
      lines.add(
          new RetentionReport.Line(
              kind, kind.period(settings), before, goes, stock.overdue() - goes, stock.oldest()));
    }
    return new RetentionReport(day.date(), true, lines);
  }

  private boolean deleteAll(
      RetentionDay day,
      RetainedKind kind,
      RetentionSettings settings,
      Set<DebtorId> held,
      BooleanSupplier goesOn) {
    Instant before = before(day, kind, settings);
    while (store.delete(day, kind, before, held, batch) > 0) {
      if (!goesOn.getAsBoolean()) {
        return false;
      }
    }
    return true;
  }

  /** The silent debtors that nothing keeps. */
  private List<SilentDebtor> dispensable(
      RetentionDay day, RetentionSettings settings, Set<DebtorId> held) {
    ClientRecord client = records.findClient(day.client()).orElseThrow();
    return store.findSilent(day.client(), before(day, RetainedKind.DEBTORS, settings)).stream()
        .filter(debtor -> !held.contains(debtor.debtorId()))
        .filter(debtor -> !hasOpenCase(client, debtor.debtorId()))
        .toList();
  }

  private boolean hasOpenCase(ClientRecord client, DebtorId debtor) {
    return DebtorHistory.replay(
            debtor, client.timeZone(), records.findByDebtor(client.clientId(), debtor))
        .cases()
        .stream()
        .anyMatch(CaseState::isOpen);
  }

  private static Instant before(RetentionDay day, RetainedKind kind, RetentionSettings settings) {
    return day.asOf().minus(kind.period(settings));
  }
}
