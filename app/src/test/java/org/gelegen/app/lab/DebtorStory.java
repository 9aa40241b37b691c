package org.gelegen.app.lab;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;

/** A debtor who can be contacted over four channels, told in days before this morning. */
final class DebtorStory {
  private static final List<Channel> CHANNELS =
      List.of(Channel.PHONE, Channel.SMS, Channel.EMAIL, Channel.LETTER);
  private static final DebtorId DEBTOR = new DebtorId("somebody");

  private final ClientId client;
  private final ZoneId zone;
  private final LocalDate today;
  private final List<PortfolioRecord> records = new ArrayList<>();

  DebtorStory(LabWorld world) {
    client = world.client().clientId();
    zone = world.zone();
    today = world.day();
    Map<Channel, Address> addresses = new EnumMap<>(Channel.class);
    CHANNELS.forEach(channel -> addresses.put(channel, new Address("somewhere", true)));
    records.add(
        new DebtorRecord(
            client,
            DEBTOR,
            at(120, 9),
            DebtorKind.CONSUMER,
            "nl",
            zone,
            1980,
            "3511",
            addresses,
            null,
            Set.of(),
            false,
            null,
            List.of(),
            new TreeMap<>()));
  }

  DebtorStory invoice(String name, int daysAgo, int euros) {
    return version(name, daysAgo, 7, euros, CaseStatus.OPEN);
  }

  DebtorStory paid(String name, int daysAgo, int euros) {
    records.add(
        new PaymentRecord(
            client,
            new PaymentId("of " + name),
            DEBTOR,
            new CaseId(name),
            at(daysAgo, 12),
            BigDecimal.valueOf(euros)));
    return version(name, daysAgo, 13, euros, CaseStatus.PAID);
  }

  private DebtorStory version(String name, int daysAgo, int hour, int euros, CaseStatus status) {
    records.add(
        new CaseRecord(
            client,
            new CaseId(name),
            DEBTOR,
            at(daysAgo, hour),
            today.minusDays(daysAgo + 14L),
            BigDecimal.valueOf(euros),
            Stage.REMINDER,
            status,
            Certainty.UNKNOWN,
            Certainty.UNKNOWN,
            new TreeMap<>()));
    return this;
  }

  /** A contact with what became of it, minute after minute. */
  void contact(String name, Channel channel, int daysAgo, int hour, OutcomeResult... results) {
    Instant at = at(daysAgo, hour);
    ContactId contact = new ContactId(channel + " " + at);
    records.add(
        new ContactRecord(
            client,
            contact,
            DEBTOR,
            new CaseId(name),
            channel,
            at,
            Direction.OUTBOUND,
            null,
            null,
            null,
            null));
    for (int i = 0; i < results.length; i++) {
      records.add(
          new OutcomeRecord(client, contact, at.plusSeconds(60L * (i + 1)), results[i], null));
    }
  }

  DebtorHistory history(ZoneId clientZone) {
    return DebtorHistory.replay(DEBTOR, clientZone, records);
  }

  private Instant at(int daysAgo, int hour) {
    return today.minusDays(daysAgo).atTime(LocalTime.of(hour, 10)).atZone(zone).toInstant();
  }
}
