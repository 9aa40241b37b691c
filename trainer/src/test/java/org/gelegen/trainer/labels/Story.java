package org.gelegen.trainer.labels;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.jspecify.annotations.Nullable;

/** Records of one debtor, told by the hours after the first contact. */
final class Story {
  static final Instant START = Instant.parse("2025-03-03T09:00:00Z");
  private static final ClientId CLIENT = new ClientId("made-up");
  private static final DebtorId DEBTOR = new DebtorId("d-1");

  private final List<PortfolioRecord> records = new ArrayList<>();

  static Instant hours(double hours) {
    return START.plus(Duration.ofMinutes(Math.round(hours * 60)));
  }

  Story contact(String id, double hours, Channel channel, @Nullable String caseId) {
    return contact(id, hours, channel, caseId, Direction.OUTBOUND);
  }

  /** A contact that speaks of other cases beside its own. */
  Story contactAbout(String id, double hours, Channel channel, String caseId, String... others) {
    records.add(
        new ContactRecord(
            CLIENT,
            new ContactId(id),
            DEBTOR,
            new CaseId(caseId),
            Stream.of(others).map(CaseId::new).toList(),
            channel,
            hours(hours),
            Direction.OUTBOUND,
            null,
            null,
            null,
            null));
    return this;
  }

  Story inbound(String id, double hours, @Nullable String caseId) {
    return contact(id, hours, Channel.PHONE, caseId, Direction.INBOUND);
  }

  private Story contact(
      String id, double hours, Channel channel, @Nullable String caseId, Direction direction) {
    records.add(
        new ContactRecord(
            CLIENT,
            new ContactId(id),
            DEBTOR,
            caseId(caseId),
            channel,
            hours(hours),
            direction,
            null,
            null,
            null,
            null));
    return this;
  }

  Story outcome(String contact, double hours, OutcomeResult result) {
    records.add(new OutcomeRecord(CLIENT, new ContactId(contact), hours(hours), result, null));
    return this;
  }

  Story payment(double hours, @Nullable String caseId, String amount) {
    records.add(
        new PaymentRecord(
            CLIENT,
            new PaymentId("p-" + records.size()),
            DEBTOR,
            caseId(caseId),
            hours(hours),
            new BigDecimal(amount)));
    return this;
  }

  private static @Nullable CaseId caseId(@Nullable String value) {
    return value == null ? null : new CaseId(value);
  }

  DebtorLabels labels(double asOfHours) {
    return new DebtorLabels(records, hours(asOfHours), Duration.ofDays(14));
  }

  LabelledContact label(String contact, double asOfHours) {
    return labels(asOfHours).contacts().stream()
        .filter(labelled -> labelled.contact().contactId().value().equals(contact))
        .findFirst()
        .orElseThrow();
  }
}
