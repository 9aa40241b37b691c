package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.RecordType;
import org.gelegen.model.replies.Addressee;
import org.gelegen.model.replies.WrittenNumber;
import org.gelegen.model.replies.WrittenNumbers;
import org.gelegen.storage.ClientTransactions.Scope;
import org.jdbi.v3.core.Handle;

/**
 * Keeps to whom messages went as rows of their clients, a row a debtor and number. The addresses
 * that debtors have now are read from the log: row-level security keeps an index on what stands in
 * a record from being used, and a stop is rare enough to look through the debtors for.
 */
public final class PostgresWrittenNumbers implements WrittenNumbers {
  /** The digits of a channel's address, without a parse: records are written by one codec. */
  private static final String DIGITS =
      """
      translate(split_part(split_part(%s.content, :before, 2), '"', 1), '+ ()./-', '')\
      """;

  private final ClientTransactions transactions;

  public PostgresWrittenNumbers(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public void keep(WrittenNumber number) {
    transactions.in(
        number.clientId(),
        handle -> {
          Locks.share(handle, "erasure", number.clientId());
          return handle
              .createUpdate(
                  """
                  insert into written_number
                    (client_id, gateway, number_hash, debtor_id)
                  select :client, :gateway, gelegen.number_hash(:digits), :debtor
                  where not exists (
                      select 1 from erased_debtor erased
                      where erased.client_id = :client and erased.debtor_id = :debtor)
                    or exists (
                      select 1 from record
                      where record.client_id = :client and record.debtor_id = :debtor)
                  on conflict (client_id, gateway, number_hash, debtor_id) do nothing
                  """)
              .bind("client", number.clientId().value())
              .bind("gateway", number.gateway())
              .bind("digits", number.digits())
              .bind("debtor", number.debtorId().value())
              .execute();
        });
  }

  @Override
  public void handedOver(WrittenNumber number) {
    transactions.in(
        number.clientId(),
        handle ->
            handle
                .createUpdate(
                    """
                    update written_number set contact_id = :contact, written_at = :at
                    where client_id = :client and gateway = :gateway
                      and number_hash = gelegen.number_hash(:digits) and debtor_id = :debtor
                      and (written_at is null or written_at <= :at)
                    """)
                .bind("client", number.clientId().value())
                .bind("gateway", number.gateway())
                .bind("digits", number.digits())
                .bind("debtor", number.debtorId().value())
                .bind("contact", number.contactId().value())
                .bind("at", number.at())
                .execute());
  }

  @Override
  public List<Addressee> findWritten(String gateway, String digits) {
    return transactions.inEach(
        scope -> {
          List<Addressee> found = new ArrayList<>();
          for (ClientId client : writers(scope, gateway, digits)) {
            found.addAll(written(scope.enter(client), client, gateway, digits));
          }
          return found;
        });
  }

  private static List<ClientId> writers(Scope scope, String gateway, String digits) {
    return scope
        .enterDirectory()
        .createQuery(
            """
            select distinct client_id from written_number
            where number_hash = gelegen.number_hash(:digits) and gateway = :gateway order by 1
            """)
        .bind("gateway", gateway)
        .bind("digits", digits)
        .mapTo(String.class)
        .map(ClientId::new)
        .list();
  }

  private static List<Addressee> written(
      Handle handle, ClientId client, String gateway, String digits) {
    return handle
        .createQuery(
            """
            select debtor_id, contact_id, written_at, exists (
                select from record
                where record.client_id = :client and type = :contact
                  and record_id = written.contact_id and version_at = 'epoch'
                  and record.debtor_id = written.debtor_id) as recorded
            from written_number written
            where client_id = :client and gateway = :gateway
              and number_hash = gelegen.number_hash(:digits)
            order by debtor_id
            """)
        .bind("client", client.value())
        .bind("contact", RecordTypes.number(RecordType.CONTACT))
        .bind("gateway", gateway)
        .bind("digits", digits)
        .map((row, _) -> addressee(client, row))
        .list();
  }

  private static Addressee addressee(ClientId client, ResultSet row) throws SQLException {
    String contact = row.getString("contact_id");
    return new Addressee(
        client,
        new DebtorId(row.getString("debtor_id")),
        contact == null
            ? null
            : new Addressee.Last(
                new ContactId(contact),
                Rows.instant(row, "written_at"),
                row.getBoolean("recorded")));
  }

  @Override
  public Map<String, List<Addressee>> findByAddress(
      Sender sender, Set<String> digits, Instant now, Consumer<RuntimeException> trouble) {
    Map<String, List<Addressee>> found = new HashMap<>();
    // A transaction each: looking through a large client takes seconds.
    for (ClientId client : clients()) {
      try {
        transactions.apart(
            client,
            handle -> {
              if (writes(handle, client, sender.gateway())) {
                addAddressees(handle, client, new Asked(sender.channel(), digits, now), found);
              }
              return client;
            });
      } catch (RuntimeException e) {
        trouble.accept(e);
      }
    }
    return found;
  }

  private record Asked(Channel channel, Set<String> digits, Instant now) {}

  private List<ClientId> clients() {
    return transactions.inEach(
        scope ->
            scope
                .enterDirectory()
                .createQuery("select client_id from client order by 1")
                .mapTo(String.class)
                .map(ClientId::new)
                .list());
  }

  private static boolean writes(Handle handle, ClientId client, String gateway) {
    return handle
        .createQuery(
            """
            select exists (
              select from written_number where client_id = :client and gateway = :gateway)
            """)
        .bind("client", client.value())
        .bind("gateway", gateway)
        .mapTo(Boolean.class)
        .one();
  }

  /** A version counts until one with another number is in force. */
  private static void addAddressees(
      Handle handle, ClientId client, Asked asked, Map<String, List<Addressee>> found) {
    handle
        .createQuery(
            """
            select distinct record_id as debtor_id, %1$s as digits from record version
            where client_id = :client and type = :type and %1$s = any(:digits)
              and not exists (
                select from record later
                where later.client_id = :client and later.type = :type
                  and later.record_id = version.record_id
                  and later.version_at > version.version_at and later.version_at <= :now
                  and %2$s <> %1$s)
            order by 1
            """
                .formatted(DIGITS.formatted("version"), DIGITS.formatted("later")))
        .bind("client", client.value())
        .bind("type", RecordTypes.number(RecordType.DEBTOR))
        .bind("before", "\"%s\":{\"address\":\"".formatted(asked.channel().wireName()))
        .bindArray("digits", String.class, List.copyOf(asked.digits()))
        .bind("now", asked.now())
        .map(
            (row, _) ->
                Map.entry(
                    row.getString("digits"),
                    new Addressee(client, new DebtorId(row.getString("debtor_id")), null)))
        .forEach(
            entry ->
                found
                    .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                    .add(entry.getValue()));
  }

  @Override
  public boolean hasAgreed(Debtor debtor, Channel channel, Instant after, Instant until) {
    return transactions.in(
        debtor.clientId(),
        handle ->
            handle
                .createQuery(
                    """
                    select exists (
                      select from record
                      where client_id = :client and type = :type and record_id = :debtor
                        and version_at > :after and version_at <= :until
                        and content ~ :agreed)
                    """)
                .bind("client", debtor.clientId().value())
                .bind("type", RecordTypes.number(RecordType.DEBTOR))
                .bind("debtor", debtor.debtorId().value())
                .bind("after", after)
                .bind("until", until)
                .bind("agreed", "\"%s\":[{][^{}]*\"consent\":true".formatted(channel.wireName()))
                .mapTo(Boolean.class)
                .one());
  }
}
