package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.campaign.Stop;
import org.gelegen.model.campaign.Stops;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps stops as rows. Who stops holds the client's positions, as who commits a campaign does, so
 * that no contact is committed beside a stop that should have taken it back.
 */
public final class PostgresStops implements Stops {
  private static final String STOPS =
      """
      select stop_id, channel, stopped_at, stopped_by, why, cancelled, lifted_at, lifted_by
      from stop
      """;

  private final ClientTransactions transactions;

  public PostgresStops(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public Stop stop(ClientId client, @Nullable Channel channel, Instant at, String by, String why) {
    return transactions.in(
        client,
        handle -> {
          Positions.hold(handle, client);
          String id = insert(handle, client, channel, at, by, why);
          handle
              .createUpdate(
                  """
                  update stop set cancelled = :cancelled
                  where client_id = :client and stop_id = :stop
                  """)
              .bind("cancelled", takeBack(handle, client))
              .bind("client", client.value())
              .bind("stop", id)
              .execute();
          AuditEntries.append(handle, client, at, by, "outreach.stopped", named(id, channel));
          return find(handle, client, id).orElseThrow();
        });
  }

  private static String named(String id, @Nullable Channel channel) {
    return id + " " + (channel == null ? "every channel" : channel.wireName());
  }

  private static String insert(
      Handle handle,
      ClientId client,
      @Nullable Channel channel,
      Instant at,
      String by,
      String why) {
    return handle
        .createQuery(
            """
            insert into stop (client_id, channel, stopped_at, stopped_by, why)
            values (:client, :channel, :at, :by, :why)
            returning stop_id
            """)
        .bind("client", client.value())
        .bind("channel", channel == null ? null : channel.wireName())
        .bind("at", at)
        .bind("by", by)
        .bind("why", why)
        .mapTo(String.class)
        .one();
  }

  /**
   * Cancels what is planned over stopped channels, and calls off what is being sent or leased;
   * answers how many were cancelled. The caller holds the client's positions.
   */
  static long takeBack(Handle handle, ClientId client) {
    return handle
        .createQuery(
            """
            with stopped as (
              select channel, min('stopped: ' || why) as reason from stop
              where client_id = :client and lifted_at is null
              group by channel),
            held as (
              select contact_id, stopped.reason
              from planned_contact contact
                join stopped on stopped.channel is null or stopped.channel = contact.channel
              where contact.client_id = :client and (contact.open or contact.pushed)
              order by contact_id for update of contact),
            taken as (
              update planned_contact planned
              set status = case planned.status when 'planned' then 'cancelled'
                  else planned.status end,
                reason = case when planned.pushed then planned.reason
                  else coalesce(planned.reason, held.reason) end,
                recall_why = case when planned.pushed
                  then coalesce(planned.recall_why, held.reason) else planned.recall_why end
              from held
              where planned.client_id = :client and planned.contact_id = held.contact_id
              returning planned.status)
            select count(*) from taken where status = 'cancelled'
            """)
        .bind("client", client.value())
        .mapTo(Long.class)
        .one();
  }

  @Override
  public Optional<Stop> lift(ClientId client, String stopId, Instant at, String by) {
    return transactions.in(
        client,
        handle -> {
          int lifted =
              handle
                  .createUpdate(
                      """
                      update stop set lifted_at = :at, lifted_by = :by
                      where client_id = :client and stop_id = :stop and lifted_at is null
                      """)
                  .bind("client", client.value())
                  .bind("stop", stopId)
                  .bind("at", at)
                  .bind("by", by)
                  .execute();
          if (lifted > 0) {
            AuditEntries.append(handle, client, at, by, "outreach.resumed", stopId);
          }
          return find(handle, client, stopId);
        });
  }

  private static Optional<Stop> find(Handle handle, ClientId client, String stopId) {
    return handle
        .createQuery(STOPS + "where client_id = :client and stop_id = :stop")
        .bind("client", client.value())
        .bind("stop", stopId)
        .map((row, _) -> stop(row))
        .findOne();
  }

  @Override
  public List<Stop> list(ClientId client) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(STOPS + "where client_id = :client order by stopped_at desc, stop_id")
                .bind("client", client.value())
                .map((row, _) -> stop(row))
                .list());
  }

  @Override
  public Set<Channel> stopped(ClientId client) {
    return transactions.in(client, handle -> stopped(handle, client));
  }

  static Set<Channel> stopped(Handle handle, ClientId client) {
    Set<Channel> stopped = EnumSet.noneOf(Channel.class);
    handle
        .createQuery("select channel from stop where client_id = :client and lifted_at is null")
        .bind("client", client.value())
        .map((row, _) -> Optional.ofNullable(row.getString("channel")))
        .forEach(
            channel ->
                channel.ifPresentOrElse(
                    one -> stopped.add(WireName.require(Channel.class, one)),
                    () -> stopped.addAll(EnumSet.allOf(Channel.class))));
    return stopped;
  }

  private static Stop stop(ResultSet row) throws SQLException {
    String channel = row.getString("channel");
    return new Stop(
        row.getString("stop_id"),
        channel == null ? null : WireName.require(Channel.class, channel),
        Rows.instant(row, "stopped_at"),
        row.getString("stopped_by"),
        row.getString("why"),
        row.getLong("cancelled"),
        Rows.instantOrNull(row, "lifted_at"),
        row.getString("lifted_by"));
  }
}
