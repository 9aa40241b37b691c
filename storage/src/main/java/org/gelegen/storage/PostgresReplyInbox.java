package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.replies.KeptReply;
import org.gelegen.model.replies.Reply;
import org.gelegen.model.replies.ReplyInbox;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Keeps replies as rows that only the role that sees all clients gets at. A claim passes over rows
 * that others hold.
 */
public final class PostgresReplyInbox implements ReplyInbox {
  /** The first that says the same from the same number shortly before, or the reply itself. */
  private static final String FIRST =
      """
      join lateral (
        select reply_id as first_id, said_at as first_at from reply same
        where same.number_hash = taken.number_hash and same.gateway = taken.gateway
          and same.stop = taken.stop and same.said_at <= taken.said_at
          and same.said_at >= taken.said_at - cast(:within as interval)
        order by said_at, kept_at, reply_id limit 1) first on true
      """;

  private final ClientTransactions transactions;

  public PostgresReplyInbox(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public void keep(Reply reply, Instant at, Instant now) {
    transactions.inEach(
        scope ->
            scope
                .enterDirectory()
                .createUpdate(
                    """
                    insert into reply (gateway, channel, number_hash, numbers, quoted, stop, said_at,
                      kept_at, next_at)
                    values (:gateway, :channel, gelegen.number_hash(:number), :numbers, :quoted, :stop,
                      :at, :now, :now)
                    """)
                .bind("gateway", reply.gateway())
                .bind("channel", reply.channel().wireName())
                .bind("number", reply.numbers().getFirst())
                .bindArray("numbers", String.class, reply.numbers())
                .bindArray("quoted", String.class, reply.quoted())
                .bind("stop", reply.stop())
                .bind("at", at)
                .bind("now", now)
                .execute());
  }

  @Override
  public List<KeptReply> claim(Instant now, Duration lease, int limit) {
    return claim(false, now, lease, limit);
  }

  @Override
  public List<KeptReply> claimUnmatched(Instant now, Duration lease, int limit) {
    return claim(true, now, lease, limit);
  }

  private List<KeptReply> claim(boolean unmatched, Instant now, Duration lease, int limit) {
    return transactions.inEach(
        scope ->
            scope
                .enterDirectory()
                .createQuery(
                    """
                    with taken as (
                      update reply set next_at = :until
                      where reply_id in (
                        select reply_id from reply
                        where unmatched = :unmatched and next_at <= :now
                        order by next_at, reply_id limit :limit for update skip locked)
                      returning *)
                    select taken.*, first_id, first_at from taken
                    """
                        + FIRST
                        + " order by said_at, reply_id")
                .bind("until", now.plus(lease))
                .bind("unmatched", unmatched)
                .bind("now", now)
                .bind("limit", limit)
                .bind("within", SAME_WITHIN.toString())
                .map((row, _) -> kept(row))
                .list());
  }

  private static KeptReply kept(ResultSet row) throws SQLException {
    Instant at = Rows.instant(row, "said_at");
    return new KeptReply(
        row.getString("reply_id"),
        new Reply(
            row.getString("gateway"),
            WireName.require(Channel.class, row.getString("channel")),
            List.of((String[]) row.getArray("numbers").getArray()),
            List.of((String[]) row.getArray("quoted").getArray()),
            row.getBoolean("stop"),
            at),
        at,
        new KeptReply.First(row.getString("first_id"), Rows.instant(row, "first_at")),
        row.getBoolean("unmatched"));
  }

  @Override
  public void settle(String replyId) {
    transactions.inEach(
        scope ->
            scope
                .enterDirectory()
                .createUpdate(
                    """
                    update reply
                    set next_at = null, unmatched = false, numbers = '{}', quoted = '{}'
                    where reply_id = :id
                    """)
                .bind("id", replyId)
                .execute());
  }

  @Override
  public void findNobody(String replyId, Instant dueAgain) {
    transactions.inEach(
        scope ->
            scope
                .enterDirectory()
                .createUpdate(
                    """
                    update reply set next_at = :dueAgain, unmatched = true
                    where reply_id = :id and next_at is not null
                    """)
                .bind("dueAgain", dueAgain)
                .bind("id", replyId)
                .execute());
  }

  @Override
  public List<KeptReply> listUnmatched(int limit) {
    return transactions.inEach(
        scope ->
            unmatched(scope.enterDirectory(), "order by kept_at desc, reply_id limit :limit")
                .bind("limit", limit)
                .map((row, _) -> kept(row))
                .list());
  }

  @Override
  public Optional<KeptReply> findUnmatched(String replyId) {
    return transactions.inEach(
        scope ->
            unmatched(scope.enterDirectory(), "and reply_id = :id")
                .bind("id", replyId)
                .map((row, _) -> kept(row))
                .findOne());
  }

  /** Those that match nobody, of which {@code which} tells which. */
  private static Query unmatched(Handle handle, String which) {
    return handle
        .createQuery(
            "select taken.*, first_id, first_at from reply taken "
                + FIRST
                + " where unmatched "
                + which)
        .bind("within", SAME_WITHIN.toString());
  }

  @Override
  public long countWaiting(Instant keptBefore) {
    return transactions.inEach(
        scope ->
            scope
                .enterDirectory()
                .createQuery(
                    """
                    select count(*) from reply
                    where stop and next_at is not null and (unmatched or kept_at < :before)
                    """)
                .bind("before", keptBefore)
                .mapTo(Long.class)
                .one());
  }

  @Override
  public int forget(Instant settledBefore, Instant unmatchedBefore) {
    return transactions.inEach(
        scope ->
            scope
                .enterDirectory()
                .createUpdate(
                    """
                    delete from reply
                    where kept_at < :settled and next_at is null
                      or kept_at < :unmatched and unmatched
                    """)
                .bind("settled", settledBefore)
                .bind("unmatched", unmatchedBefore)
                .execute());
  }
}
