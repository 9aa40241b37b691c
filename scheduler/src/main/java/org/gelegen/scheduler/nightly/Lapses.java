package org.gelegen.scheduler.nightly;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gelegen.model.courtesies.Lapse;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.settings.LapsedArrangement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the arrangements that lapsed, before a night is planned: the client's own setting, kept as a
 * record like any other, so that rules, histories and the debtor's timeline know of it.
 *
 * <p>Collected again is a version of the case that is open and owes what was owed still; a person's
 * to look at is a hold {@code review}. A client's newer version of either counts after it. A debtor
 * with a hold of any kind is let be. Repeating it changes nothing.
 */
final class Lapses {
  private static final Logger LOG = LoggerFactory.getLogger(Lapses.class);
  private static final String BY = "scheduler";

  private final NightlyPorts ports;
  private final DebtorFilter filter;

  Lapses(NightlyPorts ports, DebtorFilter filter) {
    this.ports = ports;
    this.filter = filter;
  }

  /** Ends a client's arrangements that are over by {@code now}. */
  void end(Desk desk, Instant now) {
    LapsedArrangement settings = desk.decider().settings().courtesies().lapsedArrangement();
    if (settings == null || settings.then() == LapsedArrangement.Then.STAY) {
      return;
    }
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    List<NumberedRecord> batch = new ArrayList<>();
    desk.portfolio(now).snapshot(at).histories().stream()
        .filter(history -> filter.takes(history) && history.holds().isEmpty())
        .flatMap(history -> ended(history, settings, at))
        .forEach(record -> batch.add(new NumberedRecord(batch.size() + 1L, record)));
    if (batch.isEmpty()) {
      return;
    }
    IntakeResult result = ports.intake().accept(batch);
    result
        .rejected()
        .forEach(
            rejection ->
                LOG.warn(
                    "a lapsed arrangement of {} stays: {}",
                    desk.client().clientId(),
                    rejection.reason()));
    if (result.accepted() > 0) {
      ports
          .audit()
          .append(
              desk.client().clientId(),
              now,
              BY,
              "arrangements.lapsed",
              result.accepted() + " then=" + settings.then().wireName());
    }
  }

  private static Stream<PortfolioRecord> ended(
      DebtorHistory history, LapsedArrangement settings, Instant at) {
    return Lapse.of(history, settings, at)
        .filter(lapse -> lapse.isOver(settings, at))
        .flatMap(lapse -> record(lapse, settings, at).stream());
  }

  private static Optional<PortfolioRecord> record(
      Lapse lapse, LapsedArrangement settings, Instant at) {
    return switch (settings.then()) {
      case STAY -> Optional.empty();
      case COLLECT -> Optional.of(collected(lapse, at));
      case REVIEW -> Optional.of(held(lapse, settings));
    };
  }

  private static CaseRecord collected(Lapse lapse, Instant at) {
    CaseRecord version = lapse.subject().version();
    return new CaseRecord(
        version.clientId(),
        version.caseId(),
        version.debtorId(),
        at,
        version.dueDate(),
        lapse.subject().balance(),
        version.stage(),
        CaseStatus.OPEN,
        version.ability(),
        version.willingness(),
        version.attributes());
  }

  /** The same each night, so that one which a person lifted is not made again. */
  private static HoldRecord held(Lapse lapse, LapsedArrangement settings) {
    CaseRecord version = lapse.subject().version();
    Instant remindedAt = lapse.remindedAt();
    if (remindedAt == null) {
      throw new IllegalStateException("an arrangement that nobody was reminded of is not over");
    }
    Instant from = remindedAt.plus(settings.grace());
    return new HoldRecord(
        version.clientId(),
        NightIds.lapse(version.caseId(), lapse.since()),
        version.debtorId(),
        version.caseId(),
        from,
        HoldKind.REVIEW,
        from,
        null);
  }
}
