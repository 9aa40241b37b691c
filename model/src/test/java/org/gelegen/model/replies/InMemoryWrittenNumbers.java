package org.gelegen.model.replies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;

/** Keeps numbers in memory, beside what the log would tell. Thread-safe. */
public final class InMemoryWrittenNumbers implements WrittenNumbers {
  private record Key(ClientId client, String gateway, String digits, DebtorId debtor) {}

  private record Agreed(Debtor debtor, Channel channel, Instant at) {}

  private final Map<Key, Optional<WrittenNumber>> numbers = new HashMap<>();
  private final Map<String, List<Addressee>> addresses = new HashMap<>();
  private final Set<ContactId> recorded = new HashSet<>();
  private final List<Agreed> agreed = new ArrayList<>();
  private boolean away;
  private boolean unreadable;

  /** Whether there is a client besides whose debtors cannot be looked through. */
  public synchronized void unreadable(boolean is) {
    unreadable = is;
  }

  /** Whether the database is. */
  public synchronized void away(boolean is) {
    away = is;
  }

  /** The log has a contact. */
  public synchronized void record(ContactId contact) {
    recorded.add(contact);
  }

  /** A debtor's address of text messages is this number. */
  public synchronized void address(String digits, ClientId client, DebtorId debtor) {
    addresses
        .computeIfAbsent(digits, _ -> new ArrayList<>())
        .add(new Addressee(client, debtor, null));
  }

  /** A version of a debtor agrees to a channel. */
  public synchronized void agree(Debtor debtor, Channel channel, Instant at) {
    agreed.add(new Agreed(debtor, channel, at));
  }

  private void check() {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
  }

  @Override
  public synchronized void keep(WrittenNumber number) {
    check();
    numbers.putIfAbsent(key(number), Optional.empty());
  }

  @Override
  public synchronized void handedOver(WrittenNumber number) {
    check();
    numbers.computeIfPresent(
        key(number),
        (_, known) ->
            Optional.of(known.filter(one -> one.at().isAfter(number.at())).orElse(number)));
  }

  private static Key key(WrittenNumber number) {
    return new Key(number.clientId(), number.gateway(), number.digits(), number.debtorId());
  }

  @Override
  public synchronized List<Addressee> findWritten(String gateway, String digits) {
    check();
    return numbers.entrySet().stream()
        .filter(one -> one.getKey().gateway.equals(gateway) && one.getKey().digits.equals(digits))
        .map(
            one ->
                new Addressee(
                    one.getKey().client,
                    one.getKey().debtor,
                    one.getValue().map(this::last).orElse(null)))
        .toList();
  }

  private Addressee.Last last(WrittenNumber one) {
    return new Addressee.Last(one.contactId(), one.at(), recorded.contains(one.contactId()));
  }

  @Override
  public synchronized Map<String, List<Addressee>> findByAddress(
      Sender sender, Set<String> digits, Instant now, Consumer<RuntimeException> trouble) {
    check();
    if (unreadable) {
      trouble.accept(new IllegalStateException("a client cannot be looked through"));
    }
    Map<String, List<Addressee>> found = new HashMap<>();
    addresses.forEach(
        (number, addressees) -> {
          if (digits.contains(number)) {
            found.put(number, List.copyOf(addressees));
          }
        });
    return found;
  }

  @Override
  public synchronized boolean hasAgreed(
      Debtor debtor, Channel channel, Instant after, Instant until) {
    return agreed.stream()
        .anyMatch(
            one ->
                one.debtor().equals(debtor)
                    && one.channel() == channel
                    && one.at().isAfter(after)
                    && !one.at().isAfter(until));
  }
}
