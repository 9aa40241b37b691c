package org.gelegen.model.replies;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.receipts.SentMessages;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.replies.WrittenNumbers.Debtor;
import org.gelegen.model.replies.WrittenNumbers.Sender;

/**
 * Brings replies from the inbox into the log.
 *
 * <ul>
 *   <li>A stop counts for every debtor of the house to whom a message to the number went, and for
 *       every one who has the number now: who wrote it cannot be told, and whoever has the number
 *       does not want the next one.
 *   <li>It is an outcome of the last contact with the debtor if the log has that. One that the log
 *       does not have may never get there, and what is told of it would wait for ever; the stop
 *       then is the outcome of an inbound contact of its own as well.
 *   <li>One that comes again within minutes is the same, unless the debtor has agreed in between.
 *   <li>Whoever is not known waits for an operator, and is looked up again meanwhile, ever less
 *       often and apart: those that somebody made up hold up nobody's.
 *   <li>Anything else is an inbound contact of whom the last message to the number went to, once
 *       for each message.
 * </ul>
 *
 * Safe for use by many threads; what is done twice is as if it were once.
 */
public final class Replies {
  /** What the id of a contact begins with that answers the contact of the rest of it. */
  public static final String ANSWER = "answer-";

  /** What the id of a contact begins with by which somebody said stop. */
  public static final String STOP = "stop-";

  private static final Duration LEASE = Duration.ofMinutes(2);

  /** What is looked up at once costs one look through the debtors of a client. */
  private static final int AT_ONCE = 500;

  /** Those of whom nobody was known are many only where somebody makes them up. */
  private static final Duration AGAIN_LEASE = Duration.ofMinutes(10);

  private static final int AGAIN_AT_ONCE = 5_000;

  /** A reply is looked up again when it has waited as long again, but within these. */
  private static final Duration SOONEST_AGAIN = Duration.ofHours(1);

  private static final Duration LATEST_AGAIN = Duration.ofDays(1);

  /** By how much the moment of a stop may lie before that of what it answers. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(15);

  /** Of a contact that an answer can be named after. */
  private static final int LONGEST_ID = 100;

  private static final Addresses NOBODY = new Addresses(Map.of(), List.of());

  private final ReplyInbox inbox;
  private final WrittenNumbers numbers;
  private final SentMessages messages;
  private final RecordIntake intake;
  private final InstantSource clock;

  /**
   * Makes replies' way into the log.
   *
   * @param intake one that waits for nobody's messages on their way
   */
  public Replies(
      ReplyInbox inbox,
      WrittenNumbers numbers,
      SentMessages messages,
      RecordIntake intake,
      InstantSource clock) {
    this.inbox = inbox;
    this.numbers = numbers;
    this.messages = messages;
    this.intake = intake;
    this.clock = clock;
  }

  /** Keeps a reply; when this returns it is durable, and {@link #work} will find it. */
  public void keep(Reply reply) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant at = reply.at();
    // What is to come does not count yet, and a stop counts at once.
    inbox.keep(reply, at == null || at.isAfter(now) ? now : at, now);
  }

  /**
   * What came of a pass.
   *
   * @param seen how many replies were looked at; none: nothing is due
   * @param unmatched how many that say stop are nobody's that is known, and were not known to be
   * @param failed how many could not be taken into the log and are due again later
   */
  public record Pass(int seen, int unmatched, int failed) {}

  /**
   * Takes what has come in into the log.
   *
   * @param trouble hears what went wrong, by the id of the reply
   */
  public Pass work(BiConsumer<String, RuntimeException> trouble) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return work(inbox.claim(now, LEASE, AT_ONCE), now, trouble);
  }

  /**
   * Looks again for those of whom nobody was known.
   *
   * @param trouble hears what went wrong, by the id of the reply
   */
  public Pass lookAgain(BiConsumer<String, RuntimeException> trouble) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return work(inbox.claimUnmatched(now, AGAIN_LEASE, AGAIN_AT_ONCE), now, trouble);
  }

  private Pass work(
      List<KeptReply> due, Instant now, BiConsumer<String, RuntimeException> trouble) {
    Map<String, Under> stops = new HashMap<>();
    int failed = 0;
    for (KeptReply kept : due) {
      if (kept.reply().stop()) {
        // Whoever is known by an index is heard before everybody else is looked through.
        stops.put(kept.replyId(), written(kept));
      } else {
        try {
          answer(kept);
          inbox.settle(kept.replyId());
        } catch (RuntimeException e) {
          failed++;
          trouble.accept(kept.replyId(), e);
        }
      }
    }
    int unmatched = 0;
    Map<Sender, Addresses> addresses = addresses(due, stops.keySet(), now);
    for (KeptReply kept : due) {
      Under under = stops.get(kept.replyId());
      if (under != null) {
        try {
          unmatched +=
              settle(kept, under, addresses.getOrDefault(Sender.of(kept.reply()), NOBODY), now)
                  ? 0
                  : 1;
        } catch (RuntimeException e) {
          failed++;
          trouble.accept(kept.replyId(), e);
        }
      }
    }
    return new Pass(due.size(), unmatched, failed);
  }

  /**
   * How far a stop got.
   *
   * @param numbers those under which somebody was found; all of them: nobody yet
   * @param heard of whom it is in the log
   * @param troubles why somebody may be missing there
   */
  private record Under(List<String> numbers, Set<Debtor> heard, List<RuntimeException> troubles) {}

  private record Addresses(
      Map<String, List<Addressee>> byNumber, List<RuntimeException> troubles) {}

  private Under written(KeptReply kept) {
    Under under = new Under(new ArrayList<>(), new HashSet<>(), new ArrayList<>());
    try {
      stop(kept, written(kept.reply(), under.numbers()), under);
    } catch (RuntimeException e) {
      under.troubles().add(e);
    }
    if (under.numbers().isEmpty()) {
      under.numbers().addAll(kept.reply().numbers());
    }
    return under;
  }

  private List<Addressee> written(Reply reply, List<String> under) {
    List<Addressee> found = new ArrayList<>();
    for (String number : reply.numbers()) {
      List<Addressee> written = numbers.findWritten(reply.gateway(), number);
      if (!written.isEmpty()) {
        found.addAll(written);
        under.add(number);
        break;
      }
    }
    for (String id : reply.quoted()) {
      messages
          .find(reply.gateway(), id)
          .map(
              sent ->
                  new Addressee(
                      sent.clientId(),
                      sent.debtorId(),
                      new Addressee.Last(sent.contactId(), sent.at(), false)))
          .ifPresent(found::add);
    }
    return found;
  }

  private Map<Sender, Addresses> addresses(List<KeptReply> due, Set<String> stops, Instant now) {
    Map<Sender, Set<String>> asked = new HashMap<>();
    for (KeptReply kept : due) {
      if (stops.contains(kept.replyId())) {
        asked
            .computeIfAbsent(Sender.of(kept.reply()), _ -> new LinkedHashSet<>())
            .addAll(kept.reply().numbers());
      }
    }
    Map<Sender, Addresses> found = new HashMap<>();
    asked.forEach((sender, digits) -> found.put(sender, addresses(sender, digits, now)));
    return found;
  }

  private Addresses addresses(Sender sender, Set<String> digits, Instant now) {
    List<RuntimeException> troubles = new ArrayList<>();
    try {
      return new Addresses(numbers.findByAddress(sender, digits, now, troubles::add), troubles);
    } catch (RuntimeException e) {
      troubles.add(e);
      return new Addresses(Map.of(), troubles);
    }
  }

  /**
   * Answers whether anybody is known, or was known before not to be.
   *
   * @throws RuntimeException when somebody may be missing: it stays due
   */
  private boolean settle(KeptReply kept, Under under, Addresses addresses, Instant now) {
    List<Addressee> found =
        under.numbers().stream()
            .map(number -> addresses.byNumber().getOrDefault(number, List.of()))
            .filter(some -> !some.isEmpty())
            .findFirst()
            .orElse(List.of());
    stop(kept, found, under);
    under.troubles().addAll(addresses.troubles());
    if (!under.troubles().isEmpty()) {
      throw under.troubles().getFirst();
    }
    if (!under.heard().isEmpty()) {
      inbox.settle(kept.replyId());
      return true;
    }
    inbox.findNobody(kept.replyId(), now.plus(again(Duration.between(kept.at(), now))));
    return kept.unmatched();
  }

  private static Duration again(Duration waited) {
    if (waited.compareTo(SOONEST_AGAIN) < 0) {
      return SOONEST_AGAIN;
    }
    return waited.compareTo(LATEST_AGAIN) > 0 ? LATEST_AGAIN : waited;
  }

  /**
   * Records a stop of everybody who was not heard yet. Trouble with one keeps nobody else from
   * being heard.
   */
  private void stop(KeptReply kept, List<Addressee> found, Under under) {
    for (Addressee addressee : found) {
      Debtor debtor = new Debtor(addressee.clientId(), addressee.debtorId());
      if (under.heard().contains(debtor)) {
        continue;
      }
      try {
        stop(kept, addressee);
        under.heard().add(debtor);
      } catch (RuntimeException e) {
        under.troubles().add(e);
      }
    }
  }

  /**
   * Records that a debtor said stop.
   *
   * @throws IllegalStateException when the log has a reason against it
   */
  public void stop(KeptReply kept, Addressee addressee) {
    KeptReply.First counted = counted(kept, addressee);
    Instant at = counted.at();
    List<PortfolioRecord> records = new ArrayList<>();
    Addressee.Last last = addressee.last();
    if (last != null && last.at().isAfter(at.plus(CLOCKS_DIFFER))) {
      // It is heard late, and answers nothing that went out since.
      last = null;
    }
    if (last == null || !last.recorded()) {
      ContactId own =
          new ContactId(
              STOP
                  + UUID.nameUUIDFromBytes(
                      (counted.replyId() + '|' + addressee.clientId() + '|' + addressee.debtorId())
                          .getBytes(StandardCharsets.UTF_8)));
      records.add(inbound(addressee, own, kept.reply().channel(), at));
      records.add(new OutcomeRecord(addressee.clientId(), own, at, OutcomeResult.OPT_OUT, null));
    }
    if (last != null) {
      records.add(
          new OutcomeRecord(
              addressee.clientId(),
              last.contactId(),
              notBefore(at, last),
              OutcomeResult.OPT_OUT,
              null));
    }
    List<NumberedRecord> batch = new ArrayList<>();
    records.forEach(record -> batch.add(new NumberedRecord(batch.size() + 1, record)));
    if (!intake.accept(batch).rejected().isEmpty()) {
      throw new IllegalStateException("the log has a reason against a stop");
    }
  }

  /** The reply that counts: the first of those that are the same. */
  private KeptReply.First counted(KeptReply kept, Addressee addressee) {
    KeptReply.First first = kept.first();
    boolean again =
        first.at().isBefore(kept.at())
            && numbers.hasAgreed(
                new Debtor(addressee.clientId(), addressee.debtorId()),
                kept.reply().channel(),
                first.at(),
                kept.at());
    return again ? new KeptReply.First(kept.replyId(), kept.at()) : first;
  }

  private void answer(KeptReply kept) {
    Reply reply = kept.reply();
    for (String number : reply.numbers()) {
      Optional<Addressee> last = numbers.findLast(reply.gateway(), number);
      if (last.isPresent()) {
        answer(kept, last.get());
        return;
      }
    }
  }

  private void answer(KeptReply kept, Addressee addressee) {
    Addressee.Last last = addressee.last();
    if (last != null) {
      // One of an earlier answer to the same message is there already, and stays as it is.
      intake.accept(
          List.of(
              new NumberedRecord(
                  1,
                  inbound(
                      addressee,
                      answering(last.contactId()),
                      kept.reply().channel(),
                      notBefore(kept.at(), last)))));
    }
  }

  private static ContactId answering(ContactId contact) {
    String id = contact.value();
    return new ContactId(
        ANSWER
            + (id.length() > LONGEST_ID
                ? UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                : id));
  }

  /** A clock may be behind, and nothing comes of a contact before it is made. */
  private static Instant notBefore(Instant at, Addressee.Last last) {
    return at.isBefore(last.at()) ? last.at() : at;
  }

  private static ContactRecord inbound(
      Addressee addressee, ContactId id, Channel channel, Instant at) {
    return new ContactRecord(
        addressee.clientId(),
        id,
        addressee.debtorId(),
        null,
        channel,
        at,
        Direction.INBOUND,
        null,
        null,
        null,
        null);
  }
}
