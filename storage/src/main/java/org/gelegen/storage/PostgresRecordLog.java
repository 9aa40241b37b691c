package org.gelegen.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordArchive;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.records.RecordType;
import org.gelegen.records.RecordCodec;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the log of records. */
public final class PostgresRecordLog implements RecordLog, RecordArchive {
  private final ClientTransactions transactions;
  private final RecordCodec codec;

  public PostgresRecordLog(Database database, RecordCodec codec) {
    this.transactions = database.transactions();
    this.codec = codec;
  }

  @Override
  public List<ClientId> clients() {
    return transactions.inEach(
        scope ->
            scope
                .enterDirectory()
                .createQuery("select client_id from client where registered order by client_id")
                .map((row, _) -> new ClientId(row.getString("client_id")))
                .list());
  }

  @Override
  public Optional<ClientRecord> findClient(ClientId client) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select content from record
                    where client_id = :client and type = :type and record_id = :client
                    order by version_at desc limit 1
                    """)
                .bind("client", client.value())
                .bind("type", RecordTypes.number(RecordType.CLIENT))
                .map((row, _) -> (ClientRecord) record(row.getString("content")))
                .findOne());
  }

  @Override
  public Optional<ClientRecord> findClient(ClientId client, Instant at) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select content from record
                    where client_id = :client and type = :type and record_id = :client
                      and version_at = :at
                    """)
                .bind("client", client.value())
                .bind("type", RecordTypes.number(RecordType.CLIENT))
                .bind("at", at)
                .map((row, _) -> (ClientRecord) record(row.getString("content")))
                .findOne());
  }

  @Override
  public List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor) {
    return findByDebtor(client, debtor, Long.MAX_VALUE);
  }

  @Override
  public List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor, long position) {
    return ContactChannels.told(
        transactions.in(
            client,
            handle ->
                handle
                    .createQuery(
                        """
                        select content from record
                        where client_id = :client and debtor_id = :debtor
                          and position <= :position
                        """)
                    .bind("client", client.value())
                    .bind("debtor", debtor.value())
                    .bind("position", position)
                    .map((row, _) -> record(row.getString("content")))
                    .list()));
  }

  @Override
  public List<OutcomeRecord> findWaiting(ClientId client, Set<ContactId> contacts) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select content from record join waiting_outcome waiting
                      using (client_id, record_id, version_at)
                    where client_id = :client and type = :type
                      and waiting.contact_id = any(:contacts)
                    """)
                .bind("client", client.value())
                .bind("type", RecordTypes.number(RecordType.OUTCOME))
                .bindArray(
                    "contacts", String.class, contacts.stream().map(ContactId::value).toList())
                .map((row, _) -> (OutcomeRecord) record(row.getString("content")))
                .list());
  }

  @Override
  public long forEachDebtor(ClientId client, Consumer<DebtorRecords> visitor) {
    return transactions.inSnapshot(
        client,
        handle -> {
          long position = Positions.last(handle, client);
          new DebtorRows(codec, visitor).read(handle.getConnection());
          return position;
        });
  }

  @Override
  public Tail tail(ClientId client, long position, int limit) {
    return transactions.inSnapshot(client, handle -> tail(handle, client, position, limit));
  }

  private Tail tail(Handle handle, ClientId client, long position, int limit) {
    List<PositionedEvent> events =
        handle
            .createQuery(
                """
                select position, debtor_id, content, case type when :outcome then (
                    select content from record contact
                    where contact.client_id = :client and contact.type = :contact
                      and contact.record_id = substring(record.record_id from '^(.*)[|]')
                      and contact.version_at = 'epoch') end as contact
                from record
                where client_id = :client and position > :position and debtor_id is not null
                order by position limit :limit
                """)
            .bind("client", client.value())
            .bind("position", position)
            .bind("limit", limit)
            .bind("outcome", RecordTypes.number(RecordType.OUTCOME))
            .bind("contact", RecordTypes.number(RecordType.CONTACT))
            .map(
                (row, _) ->
                    new PositionedEvent(
                        row.getLong("position"),
                        new DebtorEvent(
                            new DebtorId(row.getString("debtor_id")),
                            record(row.getString("content"), row.getString("contact")))))
            .list();
    long reached =
        events.size() < limit
            ? Math.max(position, Positions.last(handle, client))
            : events.getLast().position();
    List<DebtorId> erased =
        handle
            .createQuery(
                """
                select distinct debtor_id from erased_debtor
                where client_id = :client and position > :position and position <= :reached
                """)
            .bind("client", client.value())
            .bind("position", position)
            .bind("reached", reached)
            .map((row, _) -> new DebtorId(row.getString("debtor_id")))
            .list();
    return new Tail(events.stream().map(PositionedEvent::event).toList(), erased, reached);
  }

  private PortfolioRecord record(String content, @Nullable String contact) {
    PortfolioRecord record = record(content);
    return contact != null && record instanceof OutcomeRecord outcome
        ? outcome.over(((ContactRecord) record(contact)).channel())
        : record;
  }

  private PortfolioRecord record(String content) {
    byte[] json = content.getBytes(StandardCharsets.UTF_8);
    return codec.require(json, 0, json.length);
  }

  private record PositionedEvent(long position, DebtorEvent event) {}
}
