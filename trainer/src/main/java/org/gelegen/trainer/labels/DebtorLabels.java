package org.gelegen.trainer.labels;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.jspecify.annotations.Nullable;

/**
 * What became of one debtor's contacts, as far as it was known at a moment.
 *
 * <ul>
 *   <li><b>Reached</b>: attention, the right party or any response to this contact within 72 hours.
 *       A letter is reached unless it bounced or failed within the response window: the post needs
 *       longer than 72 hours to bring one back.
 *   <li><b>Answered for</b>: a payment, promise, arrangement or self-service within the response
 *       window and before the next outbound contact on the case. An answer counts for the last
 *       outbound contact before it on its case; what names no case belongs to every case. A payment
 *       that is reversed in full before the window ends does not count. An inbound contact ends no
 *       window: what the debtor promises there answers for the contact before.
 *   <li><b>Harmed</b>: a complaint or an opt-out in answer to this contact within 7 days.
 * </ul>
 *
 * <p>Thanks for a payment have no labels: nothing is expected of them.
 *
 * <p>Windows include their last instant. A label is censored until its window has elapsed; a
 * response window has elapsed as soon as the next contact on the case was made. Nothing after the
 * moment is looked at, so a label never changes with what comes later.
 */
public final class DebtorLabels {
  /** How long after a contact a complaint or an opt-out counts as harm done by it. */
  public static final Duration HARM_WINDOW = Duration.ofDays(7);

  private final Instant asOf;
  private final Duration responseWindow;
  private final List<LabelledContact> contacts = new ArrayList<>();
  private final List<Answers.Answer> answers;

  /**
   * Labels a debtor's outbound contacts.
   *
   * @param records of one debtor, in any order
   */
  public DebtorLabels(
      Collection<? extends PortfolioRecord> records, Instant asOf, Duration responseWindow) {
    this.asOf = asOf;
    this.responseWindow = responseWindow;
    List<PortfolioRecord> ordered = new ArrayList<>();
    for (PortfolioRecord record : records) {
      if (!record.at().isAfter(asOf)) {
        ordered.add(record);
      }
    }
    ordered.sort(DebtorHistory.ORDER);
    List<Attempt> attempts = new ArrayList<>();
    Map<ContactId, ContactRecord> byId = new HashMap<>();
    for (int place = 0; place < ordered.size(); place++) {
      if (ordered.get(place) instanceof ContactRecord contact) {
        byId.put(contact.contactId(), contact);
        if (contact.direction() == Direction.OUTBOUND
            && !Courtesy.THANK_YOU.is(contact.template())) {
          attempts.add(new Attempt(contact, place));
        }
      }
    }
    answers = new Answers(ordered, byId).list();
    label(attempts, outcomes(ordered, byId, responseWindow), responseWindow);
  }

  /** An outbound contact and its place among the debtor's records. */
  private record Attempt(ContactRecord contact, int place) {}

  /** The contacts to which something happened in time. */
  private record Outcomes(Set<ContactId> reached, Set<ContactId> returned, Set<ContactId> harmed) {}

  private static Outcomes outcomes(
      List<PortfolioRecord> ordered,
      Map<ContactId, ContactRecord> contacts,
      Duration responseWindow) {
    Outcomes outcomes = new Outcomes(new HashSet<>(), new HashSet<>(), new HashSet<>());
    for (PortfolioRecord record : ordered) {
      if (record instanceof OutcomeRecord outcome) {
        ContactRecord contact = contacts.get(outcome.contactId());
        if (contact != null && !outcome.at().isBefore(contact.at())) {
          OutcomeResult result = outcome.result();
          if (result.reaches() && within(outcome, contact, DebtorHistory.REACH_WINDOW)) {
            outcomes.reached.add(contact.contactId());
          }
          if ((result == OutcomeResult.BOUNCED || result == OutcomeResult.FAILED)
              && within(outcome, contact, responseWindow)) {
            outcomes.returned.add(contact.contactId());
          }
          if (result.harms() && within(outcome, contact, HARM_WINDOW)) {
            outcomes.harmed.add(contact.contactId());
          }
        }
      }
    }
    return outcomes;
  }

  private static boolean within(OutcomeRecord outcome, ContactRecord contact, Duration window) {
    return !outcome.at().isAfter(contact.at().plus(window));
  }

  private void label(List<Attempt> attempts, Outcomes outcomes, Duration responseWindow) {
    Set<ContactId> answered = new HashSet<>();
    Map<ContactId, Instant> ends = new HashMap<>();
    for (int i = 0; i < attempts.size(); i++) {
      ends.put(attempts.get(i).contact().contactId(), end(attempts, i, responseWindow));
    }
    for (Answers.Answer answer : answers) {
      ContactRecord contact = answeredBy(attempts, answer);
      if (contact != null
          && !answer.at.isAfter(contact.at().plus(responseWindow))
          && answer.standsAt(ends.getOrDefault(contact.contactId(), Instant.MAX))) {
        answered.add(contact.contactId());
      }
    }
    for (Attempt attempt : attempts) {
      ContactRecord contact = attempt.contact();
      ContactId id = contact.contactId();
      boolean letter = contact.channel() == Channel.LETTER;
      boolean reached = letter ? !outcomes.returned.contains(id) : outcomes.reached.contains(id);
      Instant end = ends.getOrDefault(id, Instant.MAX);
      contacts.add(
          new LabelledContact(
              contact,
              Label.of(reached, elapsed(contact, reachWindow(contact.channel(), responseWindow))),
              Label.of(answered.contains(id), !end.isAfter(asOf)),
              Label.of(outcomes.harmed.contains(id), elapsed(contact, HARM_WINDOW)),
              Duration.between(contact.at(), end)));
    }
  }

  /** How long after a contact over {@code channel} it is known whether it reached. */
  public static Duration reachWindow(Channel channel, Duration responseWindow) {
    return channel == Channel.LETTER ? responseWindow : DebtorHistory.REACH_WINDOW;
  }

  private boolean elapsed(ContactRecord contact, Duration window) {
    return !contact.at().plus(window).isAfter(asOf);
  }

  /** When a contact can no longer be answered for about any of its cases. */
  private static Instant end(List<Attempt> attempts, int index, Duration responseWindow) {
    ContactRecord contact = attempts.get(index).contact();
    Instant end = contact.at().plus(responseWindow);
    Instant last = nextAbout(contact.caseId(), attempts, index, end);
    for (CaseId other : contact.alsoCaseIds()) {
      Instant next = nextAbout(other, attempts, index, end);
      last = next.isAfter(last) ? next : last;
    }
    return last;
  }

  /** When the next contact is made about a case, or about any where none is named. */
  private static Instant nextAbout(
      @Nullable CaseId caseId, List<Attempt> attempts, int index, Instant end) {
    for (int i = index + 1; i < attempts.size(); i++) {
      ContactRecord next = attempts.get(i).contact();
      if (next.at().isAfter(end)) {
        return end;
      }
      if (caseId == null || next.serves(caseId)) {
        return next.at();
      }
    }
    return end;
  }

  private static @Nullable ContactRecord answeredBy(List<Attempt> attempts, Answers.Answer answer) {
    for (int i = attempts.size() - 1; i >= 0; i--) {
      Attempt attempt = attempts.get(i);
      if (attempt.place() < answer.place
          && (answer.caseId == null || attempt.contact().serves(answer.caseId))) {
        return attempt.contact();
      }
    }
    return null;
  }

  /**
   * Whether a case was answered for after a decision about it was made: from then on, and not later
   * than the response window after the contact or the next outbound contact on the case.
   *
   * @param decided excluded
   * @param contacted when the contact was made or was to be made, not before {@code decided}
   */
  public boolean isAnsweredFor(CaseId caseId, Instant decided, Instant contacted) {
    Instant end = contacted.plus(responseWindow);
    for (LabelledContact next : contacts) {
      Instant at = next.contact().at();
      if (at.isAfter(contacted) && at.isBefore(end) && next.contact().serves(caseId)) {
        end = at;
      }
    }
    for (Answers.Answer answer : answers) {
      if (answer.at.isAfter(decided)
          && !answer.at.isAfter(end)
          && (answer.caseId == null || answer.caseId.equals(caseId))
          && answer.standsAt(end)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Something that answered.
   *
   * @param caseId absent: it names no case
   */
  public record Answered(Instant at, @Nullable CaseId caseId) {}

  /**
   * What answered after {@code from}, whether or not a contact came before it, in the order it
   * happened. A payment that was reversed in full is not in it.
   */
  public List<Answered> answersAfter(Instant from) {
    return answers.stream()
        .filter(answer -> answer.at.isAfter(from) && answer.standsAt(asOf))
        .map(answer -> new Answered(answer.at, answer.caseId))
        .toList();
  }

  /** The outbound contacts, in the order they were made. */
  public List<LabelledContact> contacts() {
    return List.copyOf(contacts);
  }

  /**
   * The local dates on which the debtor paid, promised, arranged or helped itself; a payment
   * reversed on the same date does not count.
   */
  public Set<LocalDate> answerDates(ZoneId zone) {
    Set<LocalDate> dates = new HashSet<>();
    for (Answers.Answer answer : answers) {
      LocalDate date = answer.at.atZone(zone).toLocalDate();
      if (answer.standsAt(date.plusDays(1).atStartOfDay(zone).toInstant())) {
        dates.add(date);
      }
    }
    return dates;
  }

  /**
   * Whether an outbound contact made from {@code from} inclusive to {@code to} exclusive may have
   * come to the debtor's notice. One that is known not to have reached does not count, but for
   * texts, which are read without a trace.
   */
  public boolean touchedBetween(Instant from, Instant to) {
    for (LabelledContact labelled : contacts) {
      Instant at = labelled.contact().at();
      boolean unnoticed =
          labelled.reached() == Label.NO && labelled.contact().channel() != Channel.SMS;
      if (!unnoticed && !at.isBefore(from) && at.isBefore(to)) {
        return true;
      }
    }
    return false;
  }
}
