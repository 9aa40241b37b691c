package org.gelegen.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;

/** What happened with one debtor during the campaigns. Not thread-safe. */
final class DebtorTally {
  private static final Duration REACH_WINDOW = Duration.ofDays(3);

  private final Map<ContactId, ContactRecord> contacts = new HashMap<>();
  private final Set<ContactId> reached = new HashSet<>();
  private final Set<ContactId> spokenTo = new HashSet<>();
  private final Set<CaseId> openCases = new HashSet<>();
  private final Set<CaseId> answeredCases = new HashSet<>();
  private int calls;
  private int harms;
  private double cost;
  private double collected;

  /** Counts a case that was open when the campaigns began. */
  void open(CaseId caseId) {
    openCases.add(caseId);
  }

  /** Counts a record of the campaigns' time. */
  void add(PortfolioRecord record) {
    switch (record) {
      case CaseRecord version -> {
        if (!version.status().settled()) {
          openCases.add(version.caseId());
        }
      }
      case ContactRecord contact -> addContact(contact);
      case OutcomeRecord outcome -> addOutcome(outcome);
      case PaymentRecord payment -> {
        collected += payment.amount().doubleValue();
        if (payment.amount().signum() > 0 && payment.caseId() != null) {
          answeredCases.add(payment.caseId());
        }
      }
      default -> {
        // Debtors, holds and clients are not counted.
      }
    }
  }

  private void addContact(ContactRecord contact) {
    if (contact.direction() == Direction.INBOUND) {
      return;
    }
    contacts.put(contact.contactId(), contact);
    calls += contact.channel() == Channel.PHONE ? 1 : 0;
    cost += contact.cost() == null ? 0 : contact.cost().doubleValue();
    if (contact.channel() == Channel.LETTER) {
      reached.add(contact.contactId());
    }
  }

  private void addOutcome(OutcomeRecord outcome) {
    OutcomeResult result = outcome.result();
    harms += result.harms() ? 1 : 0;
    ContactRecord contact = contacts.get(outcome.contactId());
    if (contact == null) {
      return;
    }
    Instant deadline = contact.at().plus(REACH_WINDOW);
    if (result.reaches() && !outcome.at().isAfter(deadline)) {
      reached.add(contact.contactId());
    }
    if (contact.channel() == Channel.LETTER && result == OutcomeResult.BOUNCED) {
      reached.remove(contact.contactId());
    }
    if (contact.channel() == Channel.PHONE
        && (result == OutcomeResult.RIGHT_PARTY || result.kind() == OutcomeResult.Kind.RESPONSE)) {
      spokenTo.add(contact.contactId());
    }
    if (result.answersFor() && contact.caseId() != null) {
      answeredCases.add(contact.caseId());
    }
  }

  int contacts() {
    return contacts.size();
  }

  int reached() {
    return reached.size();
  }

  int calls() {
    return calls;
  }

  /** Calls in which the debtor in person was spoken to. */
  int rightPartyCalls() {
    return spokenTo.size();
  }

  int cases() {
    return openCases.size();
  }

  int casesAnsweredFor() {
    return (int) answeredCases.stream().filter(openCases::contains).count();
  }

  int harms() {
    return harms;
  }

  /** What the contacts cost, in euros. */
  double cost() {
    return cost;
  }

  /** What was paid, less what was reversed, in euros. */
  double collected() {
    return collected;
  }
}
