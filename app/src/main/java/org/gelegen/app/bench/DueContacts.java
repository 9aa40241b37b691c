package org.gelegen.app.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.app.House;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;

/**
 * A made-up client in Amsterdam whose debtors each have one open case and one e-mail that is due:
 * what dispatching is measured with.
 */
public final class DueContacts {
  /** The client. */
  public static final ClientId CLIENT = new ClientId("due");

  /** The campaign of the e-mails. */
  public static final String CAMPAIGN = "due-1";

  /** A Monday morning in spring, on which everybody may be written to. */
  public static final Instant NINE = Instant.parse("2026-03-02T08:00:00Z");

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final Instant BEFORE = Instant.parse("2026-01-05T08:00:00Z");
  private static final int BATCH = 10_000;

  private DueContacts() {}

  /** The contact of a debtor, by number from 0. */
  public static ContactId contact(int number) {
    return new ContactId("k-%07d".formatted(number));
  }

  /** A debtor, by number from 0. */
  public static DebtorId debtor(int number) {
    return new DebtorId("d-%07d".formatted(number));
  }

  /** Takes the records in and commits the campaign, whose e-mails are due from nine to seven. */
  public static void load(House house, int debtors) {
    List<NumberedRecord> batch = new ArrayList<>();
    add(house, batch, client());
    for (int number = 0; number < debtors; number++) {
      add(house, batch, debtorRecord(number));
      add(house, batch, caseRecord(number));
    }
    house.intake().accept(batch);
    List<PlannedContact> contacts = new ArrayList<>();
    Random random = new Random(debtors);
    for (int number = 0; number < debtors; number++) {
      contacts.add(planned(number, random));
    }
    house.stores().campaigns().commit(campaign(debtors), contacts, Long.MAX_VALUE);
  }

  private static void add(House house, List<NumberedRecord> batch, PortfolioRecord record) {
    batch.add(new NumberedRecord(batch.size() + 1, record));
    if (batch.size() == BATCH) {
      house.intake().accept(batch);
      batch.clear();
    }
  }

  private static Campaign campaign(int debtors) {
    return new Campaign(
        CLIENT,
        CAMPAIGN,
        LocalDate.ofInstant(NINE, AMSTERDAM),
        NINE.minusSeconds(4 * 3600),
        "made up",
        BigDecimal.valueOf(debtors),
        BigDecimal.valueOf(debtors),
        new TreeMap<>());
  }

  private static ClientRecord client() {
    return new ClientRecord(
        CLIENT, BEFORE, "Due", AMSTERDAM, "NL", Currency.getInstance("EUR"), Party.FIRST);
  }

  private static DebtorRecord debtorRecord(int number) {
    return new DebtorRecord(
        CLIENT,
        debtor(number),
        BEFORE,
        DebtorKind.CONSUMER,
        "nl",
        AMSTERDAM,
        1984,
        "3511",
        Map.of(Channel.EMAIL, new Address("d" + number + "@example.org", true)),
        null,
        Set.of(),
        false,
        null,
        List.of(),
        new TreeMap<>());
  }

  private static CaseRecord caseRecord(int number) {
    return new CaseRecord(
        CLIENT,
        caseOf(number),
        debtor(number),
        BEFORE,
        LocalDate.of(2026, 1, 31),
        BigDecimal.valueOf(100 + number % 400L),
        Stage.REMINDER,
        CaseStatus.OPEN,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        new TreeMap<>());
  }

  private static CaseId caseOf(int number) {
    return new CaseId("c-%07d".formatted(number));
  }

  private static PlannedContact planned(int number, Random random) {
    return new PlannedContact(
        contact(number),
        debtor(number),
        caseOf(number),
        DecisionId.next(NINE, random),
        new Action(Channel.EMAIL, new Slot(NINE, NINE.plusSeconds(10 * 3600))),
        null,
        null,
        0.6,
        0.3,
        0.002,
        new BigDecimal("9.14"),
        new BigDecimal("0.02"),
        1);
  }
}
