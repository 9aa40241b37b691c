package org.gelegen.model.replies;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps replies in memory. Thread-safe. */
public final class InMemoryReplyInbox implements ReplyInbox {
  private record Row(
      String id, Reply reply, Instant at, Instant kept, @Nullable Instant next, boolean unmatched) {
    Row with(@Nullable Instant due, boolean nobody) {
      return new Row(id, reply, at, kept, due, nobody);
    }
  }

  private final List<Row> rows = new ArrayList<>();

  @Override
  public synchronized void keep(Reply reply, Instant at, Instant now) {
    rows.add(new Row("r-" + (rows.size() + 1), reply, at, now, now, false));
  }

  private KeptReply kept(Row row) {
    Row first =
        rows.stream()
            .filter(
                one ->
                    one.reply.gateway().equals(row.reply.gateway())
                        && one.reply.stop() == row.reply.stop()
                        && one.reply.numbers().getFirst().equals(row.reply.numbers().getFirst())
                        && !one.at.isAfter(row.at)
                        && !one.at.isBefore(row.at.minus(SAME_WITHIN)))
            .min(Comparator.comparing(Row::at).thenComparing(Row::kept).thenComparing(Row::id))
            .orElse(row);
    return new KeptReply(
        row.id, row.reply, row.at, new KeptReply.First(first.id, first.at), row.unmatched);
  }

  @Override
  public synchronized List<KeptReply> claim(Instant now, Duration lease, int limit) {
    return claim(false, now, lease, limit);
  }

  @Override
  public synchronized List<KeptReply> claimUnmatched(Instant now, Duration lease, int limit) {
    return claim(true, now, lease, limit);
  }

  private List<KeptReply> claim(boolean unmatched, Instant now, Duration lease, int limit) {
    List<Row> due =
        rows.stream()
            .filter(row -> row.unmatched == unmatched)
            .filter(row -> row.next != null && !row.next.isAfter(now))
            .sorted(Comparator.comparing(Row::at).thenComparing(Row::id))
            .limit(limit)
            .toList();
    due.forEach(row -> rows.set(rows.indexOf(row), row.with(now.plus(lease), row.unmatched)));
    return due.stream().map(this::kept).toList();
  }

  @Override
  public synchronized void settle(String replyId) {
    rows.replaceAll(row -> row.id.equals(replyId) ? row.with(null, false) : row);
  }

  @Override
  public synchronized void findNobody(String replyId, Instant dueAgain) {
    rows.replaceAll(
        row -> row.id.equals(replyId) && row.next != null ? row.with(dueAgain, true) : row);
  }

  @Override
  public synchronized List<KeptReply> listUnmatched(int limit) {
    return rows.stream()
        .filter(Row::unmatched)
        .sorted(Comparator.comparing(Row::kept).reversed().thenComparing(Row::id))
        .limit(limit)
        .map(this::kept)
        .toList();
  }

  @Override
  public synchronized Optional<KeptReply> findUnmatched(String replyId) {
    return rows.stream()
        .filter(row -> row.unmatched && row.id.equals(replyId))
        .map(this::kept)
        .findFirst();
  }

  @Override
  public synchronized long countWaiting(Instant keptBefore) {
    return rows.stream()
        .filter(
            row ->
                row.reply.stop()
                    && row.next != null
                    && (row.unmatched || row.kept.isBefore(keptBefore)))
        .count();
  }

  @Override
  public synchronized int forget(Instant settledBefore, Instant unmatchedBefore) {
    int before = rows.size();
    rows.removeIf(
        row ->
            row.kept.isBefore(row.unmatched ? unmatchedBefore : settledBefore)
                && (row.unmatched || row.next == null));
    return before - rows.size();
  }
}
