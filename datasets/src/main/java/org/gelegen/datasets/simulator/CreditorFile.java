package org.gelegen.datasets.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the creditor of a simulated portfolio knows, from records alone: as much as a static
 * workflow needs. Records are to come in the order of time. One workflow to a file: what it found
 * due is kept here. Not thread-safe.
 */
public final class CreditorFile {
  private static final int PROMISE_WAIT_SECONDS = 10 * 86_400;

  /** After this long, a contact has come to what it comes to. */
  private static final long AWAITED_SECONDS = 15 * 86_400;

  private final LocalCalendar calendar;
  private final Map<DebtorId, Dossier> byDebtor = new HashMap<>();
  private final List<Dossier> dossiers = new ArrayList<>();
  private final Map<ContactId, Awaited> awaited = new LinkedHashMap<>();

  /** An empty file of the creditor of this portfolio. */
  public CreditorFile(PortfolioProfile profile) {
    this(new LocalCalendar(profile.creditor().zone(), profile.start()));
  }

  CreditorFile(LocalCalendar calendar) {
    this.calendar = calendar;
  }

  LocalCalendar calendar() {
    return calendar;
  }

  /** Takes note of a record. */
  public void accept(PortfolioRecord record) {
    switch (record) {
      case ClientRecord client -> {
        // The file is of one client only.
      }
      case DebtorRecord debtor -> dossier(debtor.debtorId()).accept(debtor);
      case CaseRecord debtCase -> accept(debtCase);
      case ContactRecord contact -> accept(contact);
      case OutcomeRecord outcome -> accept(outcome);
      case HoldRecord hold -> dossier(hold.debtorId()).holds.put(hold.holdId(), hold);
      case PaymentRecord payment -> {
        Dossier dossier = dossier(payment.debtorId());
        dossier.payments++;
        CaseFile file = dossier.cases.get(payment.caseId());
        if (file != null) {
          file.promisedUntil = 0;
        }
      }
    }
  }

  /** All dossiers, in the order in which they came in. */
  List<Dossier> dossiers() {
    return Collections.unmodifiableList(dossiers);
  }

  /** The dossier of a debtor of whom there is news. */
  private Dossier dossier(DebtorId debtorId) {
    Dossier dossier = byDebtor.get(debtorId);
    if (dossier == null) {
      dossier = new Dossier(debtorId);
      byDebtor.put(debtorId, dossier);
      dossiers.add(dossier);
    }
    dossier.nextLook = 0;
    return dossier;
  }

  private void accept(CaseRecord debtCase) {
    Dossier dossier = dossier(debtCase.debtorId());
    if (debtCase.status().settled()) {
      dossier.cases.remove(debtCase.caseId());
      return;
    }
    CaseFile file = dossier.cases.get(debtCase.caseId());
    if (file == null) {
      int opened = calendar.dayOf(debtCase.at().getEpochSecond());
      dossier.cases.put(debtCase.caseId(), new CaseFile(debtCase, opened));
    } else {
      file.newest = debtCase;
    }
  }

  private void accept(ContactRecord contact) {
    if (contact.direction() == Direction.INBOUND) {
      return;
    }
    Dossier dossier = dossier(contact.debtorId());
    dossier.noteContact(contact.at().getEpochSecond());
    CaseFile file = contact.caseId() == null ? null : dossier.cases.get(contact.caseId());
    if (file != null) {
      String template =
          contact.template() == null ? contact.channel().wireName() : contact.template();
      file.attempts.merge(template, 1, Integer::sum);
      file.lastTemplate = template;
      file.reached = false;
    }
    long second = contact.at().getEpochSecond();
    awaited.put(contact.contactId(), new Awaited(dossier, file, contact.channel(), second));
    forgetBefore(second - AWAITED_SECONDS);
  }

  private void accept(OutcomeRecord outcome) {
    Awaited contact = awaited.get(outcome.contactId());
    if (contact == null) {
      return;
    }
    contact.dossier().nextLook = 0;
    if (outcome.result() == OutcomeResult.OPT_OUT) {
      contact.dossier().optedOut.add(contact.channel());
    }
    CaseFile file = contact.file();
    if (file == null) {
      return;
    }
    if (outcome.result().reaches()) {
      file.reached = true;
    }
    if (outcome.result() == OutcomeResult.PROMISE) {
      file.promisedUntil = outcome.at().getEpochSecond() + PROMISE_WAIT_SECONDS;
    }
  }

  private void forgetBefore(long second) {
    Iterator<Awaited> oldest = awaited.values().iterator();
    while (oldest.hasNext() && oldest.next().second() < second) {
      oldest.remove();
    }
  }

  private record Awaited(Dossier dossier, @Nullable CaseFile file, Channel channel, long second) {}

  /** What the creditor knows of one debtor. */
  static final class Dossier {
    private static final long DAY_SECONDS = 86_400;
    private static final long NEVER = Long.MIN_VALUE / 2;

    final DebtorId debtorId;
    final Map<CaseId, CaseFile> cases = new LinkedHashMap<>(2);

    /** The day before which no step comes due, unless there is news; in days since the epoch. */
    int nextLook;

    private int payments;
    private int contacts;
    private final Map<HoldId, HoldRecord> holds = new HashMap<>(1);
    private final Set<Channel> optedOut = EnumSet.noneOf(Channel.class);
    private final long[] lastContacts = {NEVER, NEVER, NEVER};
    private @Nullable DebtorRecord newest;

    Dossier(DebtorId debtorId) {
      this.debtorId = debtorId;
    }

    /** Whether the channel can be used: an address is known and the debtor did not say no. */
    boolean permits(Channel channel) {
      if (newest == null || optedOut.contains(channel)) {
        return false;
      }
      Address address = newest.channels().get(channel);
      return address != null && address.address() != null && !address.optedOut();
    }

    /** Whether the debtor was contacted often and paid seldom. */
    boolean paysBadly() {
      return contacts > 3 && payments * 5 < contacts;
    }

    /** Whether the debtor, or this case, is to be left in peace at a moment. */
    boolean held(CaseId caseId, Instant at) {
      for (HoldRecord hold : holds.values()) {
        if ((hold.caseId() == null || caseId.equals(hold.caseId()))
            && !at.isBefore(hold.from())
            && (hold.until() == null || at.isBefore(hold.until()))) {
          return true;
        }
      }
      return false;
    }

    /** Whether another contact keeps to one in 24 hours and three in any seven days. */
    boolean roomFor(long second) {
      return second >= roomFrom();
    }

    /** The second from which on there is room for another contact. */
    long roomFrom() {
      return Math.max(lastContacts[2] + DAY_SECONDS, lastContacts[0] + 7 * DAY_SECONDS);
    }

    private void accept(DebtorRecord debtor) {
      newest = debtor;
    }

    private void noteContact(long second) {
      contacts++;
      lastContacts[0] = lastContacts[1];
      lastContacts[1] = lastContacts[2];
      lastContacts[2] = second;
    }
  }

  /** Days since the epoch. */
  static int dayNumber(LocalDate day) {
    return (int) day.toEpochDay();
  }
}
