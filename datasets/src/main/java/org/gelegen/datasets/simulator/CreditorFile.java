package org.gelegen.datasets.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
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
 * workflow needs. Records are to come in the order of time. Not thread-safe.
 */
public final class CreditorFile {
  private static final int PROMISE_WAIT_SECONDS = 10 * 86_400;

  /** Contacts whose outcomes are awaited; older ones have come to what they come to. */
  private static final int REMEMBERED_CONTACTS = 100_000;

  private final LocalCalendar calendar;
  private final Map<DebtorId, Dossier> byDebtor = new HashMap<>();
  private final List<Dossier> dossiers = new ArrayList<>();
  private final Map<ContactId, Awaited> awaited =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ContactId, Awaited> eldest) {
          return size() > REMEMBERED_CONTACTS;
        }
      };

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
        CaseFile file = dossier(payment.debtorId()).cases.get(payment.caseId());
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

  private Dossier dossier(DebtorId debtorId) {
    Dossier dossier = byDebtor.get(debtorId);
    if (dossier == null) {
      dossier = new Dossier(debtorId);
      byDebtor.put(debtorId, dossier);
      dossiers.add(dossier);
    }
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
      file.nextLook = 0;
    }
    awaited.put(contact.contactId(), new Awaited(dossier, file, contact.channel()));
  }

  private void accept(OutcomeRecord outcome) {
    Awaited contact = awaited.get(outcome.contactId());
    if (contact == null) {
      return;
    }
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

  private record Awaited(Dossier dossier, @Nullable CaseFile file, Channel channel) {}

  /** What the creditor knows of one debtor. */
  static final class Dossier {
    private static final int WEEK_SECONDS = 7 * 86_400;

    final DebtorId debtorId;
    final Map<CaseId, CaseFile> cases = new LinkedHashMap<>(2);
    private final Map<HoldId, HoldRecord> holds = new HashMap<>(1);
    private final Set<Channel> optedOut = EnumSet.noneOf(Channel.class);
    private final List<Long> contacts = new ArrayList<>(3);
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

    /** Whether another contact keeps to one a day (24 hours) and three in any seven days. */
    boolean roomFor(long second) {
      int inWeek = 0;
      for (long contact : contacts) {
        if (contact > second - 86_400) {
          return false;
        }
        if (contact > second - WEEK_SECONDS) {
          inWeek++;
        }
      }
      return inWeek < 3;
    }

    /** The last contact, in seconds since the epoch; far in the past where there was none. */
    long lastContact() {
      return contacts.isEmpty() ? Long.MIN_VALUE / 2 : contacts.getLast();
    }

    private void accept(DebtorRecord debtor) {
      newest = debtor;
    }

    private void noteContact(long second) {
      contacts.removeIf(earlier -> earlier <= second - WEEK_SECONDS);
      contacts.add(second);
    }
  }

  /** Days since the epoch. */
  static int dayNumber(LocalDate day) {
    return (int) day.toEpochDay();
  }
}
