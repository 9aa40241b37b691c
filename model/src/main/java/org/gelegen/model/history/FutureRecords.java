package org.gelegen.model.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog.DebtorEvent;

/** Records that wait for their moment, found by moment and by debtor. Not thread-safe. */
final class FutureRecords {
  private final PriorityQueue<DebtorEvent> byMoment =
      new PriorityQueue<>(Comparator.comparing(event -> event.record().at()));
  private final Map<DebtorId, List<PortfolioRecord>> byDebtor = new HashMap<>();

  void add(DebtorEvent event) {
    byMoment.add(event);
    byDebtor.computeIfAbsent(event.debtorId(), _ -> new ArrayList<>()).add(event.record());
  }

  /** Takes out what happened by {@code now}. */
  List<DebtorEvent> removeUntil(Instant now) {
    List<DebtorEvent> due = new ArrayList<>();
    while (!byMoment.isEmpty() && !byMoment.peek().record().at().isAfter(now)) {
      due.add(byMoment.remove());
    }
    for (DebtorEvent event : due) {
      byDebtor.computeIfPresent(
          event.debtorId(),
          (_, records) -> {
            records.remove(event.record());
            return records.isEmpty() ? null : records;
          });
    }
    return due;
  }

  void forget(DebtorId debtor) {
    if (byDebtor.remove(debtor) != null) {
      byMoment.removeIf(event -> event.debtorId().equals(debtor));
    }
  }

  /** What a debtor's records will say by {@code until}, in the order of folding. */
  List<PortfolioRecord> of(DebtorId debtor, Instant until) {
    return byDebtor.getOrDefault(debtor, List.of()).stream()
        .filter(record -> !record.at().isAfter(until))
        .sorted(DebtorHistory.ORDER)
        .toList();
  }
}
