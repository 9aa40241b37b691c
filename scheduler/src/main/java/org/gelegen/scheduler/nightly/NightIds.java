package org.gelegen.scheduler.nightly;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Set;
import java.util.SplittableRandom;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.workflows.NextStep;
import org.gelegen.model.workflows.WorkflowStep;

/**
 * Names what a night makes.
 *
 * <p>A contact's id follows from client, date and debtor: a repeated run names the same contact, so
 * that no gateway and no log takes it twice. What is planned in the place of a failed contact is
 * told apart by the channels that failed. The id of a call that was asked for on the day follows
 * from what was asked and when, whatever case it is about and whether or not a model rates it. A
 * decision's id follows from the moment as well, since a run that is repeated later knows more and
 * may decide otherwise; what a run decided that never committed stays in the log without a contact.
 */
record NightIds(ClientId client, LocalDate date, Instant now, String after, boolean asked) {
  /** A moment is as fine as decisions are kept. */
  NightIds {
    now = now.truncatedTo(ChronoUnit.MICROS);
  }

  /** The names of a night's own plan, before anything failed. */
  NightIds(ClientId client, LocalDate date, Instant now) {
    this(client, date, now, "", false);
  }

  /** The names of what is planned after these channels failed. */
  NightIds(ClientId client, LocalDate date, Instant now, Set<Channel> failed) {
    this(client, date, now, "|" + failed.stream().map(Channel::wireName).sorted().toList(), false);
  }

  /** The names of a call for {@code callbackAt} that was asked for on the day. */
  static NightIds ofWish(
      ClientId client, LocalDate date, Instant now, Instant askedAt, Instant callbackAt) {
    return new NightIds(client, date, now, "|asked|" + askedAt + "|" + callbackAt, true);
  }

  String campaign() {
    return date.toString();
  }

  ContactId contact(DebtorId debtor) {
    return new ContactId(ofDebtor(debtor));
  }

  /** Those that a wish's call may have: where a model rates it, and where none is asked. */
  Set<ContactId> calls(DebtorId debtor) {
    return Set.of(contact(debtor), callback(debtor));
  }

  private ContactId callback(DebtorId debtor) {
    return new ContactId(WorkflowStep.CALLBACK_PREFIX + ofDebtor(debtor));
  }

  private String ofDebtor(DebtorId debtor) {
    byte[] digest = digest("contact|" + client + "|" + date + "|" + debtor + after);
    return date + "-" + HexFormat.of().formatHex(digest, 0, 10);
  }

  DecisionId decision(DebtorId debtor) {
    byte[] digest = digest("decision|" + client + "|" + date + "|" + debtor + after);
    return DecisionId.next(now, new SplittableRandom(ByteBuffer.wrap(digest).getLong()));
  }

  /** The hold on a case whose arrangement lapsed: the same whichever night makes it. */
  static HoldId lapse(CaseId caseId, Instant since) {
    return new HoldId(
        "lapsed-" + HexFormat.of().formatHex(digest("lapse|" + caseId + "|" + since), 0, 10));
  }

  /**
   * A workflow's contact: another one each night, since one that was cancelled is not made yet, and
   * over each of the step's channels. A wish's call is the same whatever case it is about.
   */
  ContactId step(DebtorId debtor, NextStep.Due due) {
    if (asked && due.appointment()) {
      return callback(debtor);
    }
    String way = due.instead() ? "|" + due.step().channel().wireName() : "";
    byte[] digest =
        digest(
            "step|"
                + client
                + "|"
                + date
                + "|"
                + due.caseId()
                + "|"
                + due.step().template()
                + way
                + after);
    String prefix = due.appointment() ? WorkflowStep.CALLBACK_PREFIX : WorkflowStep.CONTACT_PREFIX;
    return new ContactId(prefix + date + "-" + HexFormat.of().formatHex(digest, 0, 10));
  }

  /** A debtor's lot among those who are equal: another one each night. */
  long lot(DebtorId debtor) {
    return ByteBuffer.wrap(digest("lot|" + client + "|" + date + "|" + debtor)).getLong();
  }

  DecisionId decision(ContactId courtesy) {
    byte[] digest = digest("decision|" + client + "|" + date + "|" + courtesy);
    return DecisionId.next(now, new SplittableRandom(ByteBuffer.wrap(digest).getLong()));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
