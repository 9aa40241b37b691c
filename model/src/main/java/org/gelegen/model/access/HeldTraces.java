package org.gelegen.model.access;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/** What else is kept of a debtor than records and decisions: what contacts left behind. */
public interface HeldTraces {
  /** All of it, the oldest first. */
  Traces find(ClientId client, DebtorId debtor);

  /** What is kept. */
  record Traces(List<Link> links, List<Message> messages, List<Number> numbers) {
    public static final Traces NONE = new Traces(List.of(), List.of(), List.of());

    public Traces {
      links = List.copyOf(links);
      messages = List.copyOf(messages);
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * A payment link.
   *
   * @param clickedAt when it was first followed; absent: it was not
   */
  record Link(
      String token,
      ContactId contactId,
      String reference,
      Instant madeAt,
      @Nullable Instant clickedAt) {}

  /**
   * What a gateway calls a message.
   *
   * @param told when each result was told first
   */
  record Message(
      String gateway,
      String messageId,
      ContactId contactId,
      Instant sentAt,
      SortedMap<String, Instant> told) {
    public Message {
      told = new TreeMap<>(told);
    }
  }

  /**
   * That messages went to a number, or were to.
   *
   * @param hash the number's keyed hash
   * @param contactId the last contact that was handed over; absent: none was yet
   * @param writtenAt when it was
   */
  record Number(
      String gateway, String hash, @Nullable ContactId contactId, @Nullable Instant writtenAt) {}
}
