package org.gelegen.model.receipts;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.RecordIntake;

/**
 * Makes outcomes of receipts, through the intake of every record. A receipt that comes again
 * changes nothing. Safe for use by several threads.
 */
public final class Receipts {
  private final SentMessages messages;
  private final RecordIntake intake;
  private final InstantSource clock;

  public Receipts(SentMessages messages, RecordIntake intake, InstantSource clock) {
    this.messages = messages;
    this.intake = intake;
    this.clock = clock;
  }

  /** What became of a receipt. */
  public enum Taken {
    /** Its outcome is in the log, now or before. */
    RECORDED,
    /** It is about no message that is kept. */
    UNKNOWN,
    /** The intake has a reason against it. */
    REFUSED
  }

  /** Takes a receipt; when this returns, what came of it is durable. */
  public Taken take(Receipt receipt) {
    Optional<SentMessage> message = find(receipt);
    if (message.isEmpty()) {
      return Taken.UNKNOWN;
    }
    SentMessage sent = message.get();
    return record(
        new OutcomeRecord(
            sent.clientId(), sent.contactId(), moment(receipt, sent), receipt.result(), null));
  }

  private Optional<SentMessage> find(Receipt receipt) {
    return receipt.messageIds().stream()
        .flatMap(id -> messages.find(receipt.gateway(), id).stream())
        .findFirst();
  }

  /** Takes what came of a contact that a gateway names itself. */
  public Taken record(OutcomeRecord outcome) {
    return intake.accept(List.of(new NumberedRecord(1, outcome))).rejected().isEmpty()
        ? Taken.RECORDED
        : Taken.REFUSED;
  }

  private Instant moment(Receipt receipt, SentMessage sent) {
    Instant at = receipt.at();
    if (at == null) {
      at =
          messages.firstTold(
              sent, receipt.result(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
    // A gateway's clock may be behind, and nothing comes of a contact before it is made.
    return at.isBefore(sent.at()) ? sent.at() : at;
  }
}
