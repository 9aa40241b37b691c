package org.gelegen.records;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.LocalWindow;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes records in their one canonical form: fields in a fixed order, absent fields and defaults
 * left out, sets and attributes sorted. Two records with the same content are the same bytes.
 */
final class RecordWriter {
  private static final double WHOLE_UP_TO = 1L << 53;

  private final JsonGenerator json;

  RecordWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(PortfolioRecord record) {
    json.writeStartObject();
    word(Field.TYPE, record.type());
    text(Field.CLIENT_ID, record.clientId().value());
    switch (record) {
      case ClientRecord client -> client(client);
      case DebtorRecord debtor -> debtor(debtor);
      case CaseRecord debtCase -> debtCase(debtCase);
      case ContactRecord contact -> contact(contact);
      case OutcomeRecord outcome -> outcome(outcome);
      case HoldRecord hold -> hold(hold);
      case PaymentRecord payment -> payment(payment);
    }
    json.writeEndObject();
  }

  private void client(ClientRecord client) {
    moment(Field.AT, client.at());
    text(Field.NAME, client.name());
    text(Field.TIME_ZONE, client.timeZone().getId());
    text(Field.COUNTRY, client.country());
    text(Field.CURRENCY, client.currency().getCurrencyCode());
    word(Field.PARTY, client.party());
  }

  private void debtor(DebtorRecord debtor) {
    text(Field.DEBTOR_ID, debtor.debtorId().value());
    moment(Field.AT, debtor.at());
    word(Field.KIND, debtor.kind());
    text(Field.LANGUAGE, debtor.language());
    text(Field.TIME_ZONE, debtor.timeZone() == null ? null : debtor.timeZone().getId());
    integer(Field.BIRTH_YEAR, debtor.birthYear());
    text(Field.POSTCODE, debtor.postcode());
    channels(debtor.channels());
    word(Field.PREFERRED_CHANNEL, debtor.preferredChannel());
    needs(debtor.needs());
    if (debtor.vulnerable()) {
      json.writeName(Field.VULNERABLE.wireName());
      json.writeBoolean(true);
    }
    integer(Field.PAYDAY, debtor.payday());
    windows(debtor.inconvenient());
    attributes(debtor.attributes());
  }

  private void debtCase(CaseRecord debtCase) {
    text(Field.CASE_ID, debtCase.caseId().value());
    text(Field.DEBTOR_ID, debtCase.debtorId().value());
    moment(Field.AT, debtCase.at());
    text(Field.DUE_DATE, debtCase.dueDate() == null ? null : debtCase.dueDate().toString());
    text(Field.AMOUNT, Amounts.format(debtCase.amount()));
    word(Field.STAGE, debtCase.stage());
    word(Field.STATUS, debtCase.status());
    certainty(Field.ABILITY, debtCase.ability());
    certainty(Field.WILLINGNESS, debtCase.willingness());
    attributes(debtCase.attributes());
  }

  private void contact(ContactRecord contact) {
    text(Field.CONTACT_ID, contact.contactId().value());
    text(Field.DEBTOR_ID, contact.debtorId().value());
    text(Field.CASE_ID, contact.caseId() == null ? null : contact.caseId().value());
    otherCases(contact.alsoCaseIds());
    word(Field.CHANNEL, contact.channel());
    moment(Field.AT, contact.at());
    word(Field.DIRECTION, contact.direction() == Direction.OUTBOUND ? null : contact.direction());
    text(Field.TEMPLATE, contact.template());
    word(Field.TONE, contact.tone());
    text(Field.COST, contact.cost() == null ? null : Amounts.format(contact.cost()));
    if (contact.propensity() != null) {
      json.writeName(Field.PROPENSITY.wireName());
      number(contact.propensity());
    }
  }

  private void outcome(OutcomeRecord outcome) {
    text(Field.CONTACT_ID, outcome.contactId().value());
    moment(Field.AT, outcome.at());
    word(Field.RESULT, outcome.result());
    moment(Field.CALLBACK_AT, outcome.callbackAt());
  }

  private void hold(HoldRecord hold) {
    text(Field.HOLD_ID, hold.holdId().value());
    text(Field.DEBTOR_ID, hold.debtorId().value());
    text(Field.CASE_ID, hold.caseId() == null ? null : hold.caseId().value());
    moment(Field.AT, hold.at());
    word(Field.KIND, hold.kind());
    moment(Field.FROM, hold.from());
    moment(Field.UNTIL, hold.until());
  }

  private void payment(PaymentRecord payment) {
    text(Field.PAYMENT_ID, payment.paymentId().value());
    text(Field.DEBTOR_ID, payment.debtorId().value());
    text(Field.CASE_ID, payment.caseId() == null ? null : payment.caseId().value());
    moment(Field.AT, payment.at());
    text(Field.AMOUNT, Amounts.format(payment.amount()));
  }

  private void channels(Map<Channel, Address> channels) {
    if (channels.isEmpty()) {
      return;
    }
    json.writeName(Field.CHANNELS.wireName());
    json.writeStartObject();
    for (Map.Entry<Channel, Address> entry : channels.entrySet()) {
      json.writeName(entry.getKey().wireName());
      json.writeStartObject();
      if (entry.getValue().address() != null) {
        json.writeStringProperty("address", entry.getValue().address());
      }
      if (entry.getValue().consent() != null) {
        json.writeName("consent");
        json.writeBoolean(entry.getValue().consent());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void needs(Set<Need> needs) {
    if (needs.isEmpty()) {
      return;
    }
    json.writeName(Field.NEEDS.wireName());
    json.writeStartArray();
    for (Need need : EnumSet.copyOf(needs)) {
      json.writeString(need.wireName());
    }
    json.writeEndArray();
  }

  private void otherCases(List<CaseId> others) {
    if (others.isEmpty()) {
      return;
    }
    json.writeName(Field.ALSO_CASE_IDS.wireName());
    json.writeStartArray();
    others.forEach(other -> json.writeString(other.value()));
    json.writeEndArray();
  }

  private void windows(List<LocalWindow> windows) {
    if (windows.isEmpty()) {
      return;
    }
    json.writeName(Field.INCONVENIENT.wireName());
    json.writeStartArray();
    for (LocalWindow window : windows) {
      json.writeStartObject();
      json.writeName("days");
      json.writeStartArray();
      for (DayOfWeek day : EnumSet.copyOf(window.days())) {
        json.writeString(day.name().substring(0, 3));
      }
      json.writeEndArray();
      json.writeStringProperty("from", LocalTimes.format(window.from()));
      json.writeStringProperty("to", LocalTimes.format(window.to()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void attributes(Map<String, AttributeValue> attributes) {
    if (attributes.isEmpty()) {
      return;
    }
    json.writeName(Field.ATTRIBUTES.wireName());
    json.writeStartObject();
    for (Map.Entry<String, AttributeValue> entry : attributes.entrySet()) {
      json.writeName(entry.getKey());
      switch (entry.getValue()) {
        case AttributeValue.Number(double value) -> number(value);
        case AttributeValue.Flag(boolean value) -> json.writeBoolean(value);
        case AttributeValue.Text(String value) -> json.writeString(value);
      }
    }
    json.writeEndObject();
  }

  private void number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < WHOLE_UP_TO) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
  }

  private void text(Field field, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(field.wireName(), value);
    }
  }

  private void word(Field field, @Nullable WireName value) {
    text(field, value == null ? null : value.wireName());
  }

  private void certainty(Field field, Certainty value) {
    word(field, value == Certainty.UNKNOWN ? null : value);
  }

  private void moment(Field field, @Nullable Instant value) {
    text(field, value == null ? null : Moments.format(value));
  }

  private void integer(Field field, @Nullable Integer value) {
    if (value != null) {
      json.writeName(field.wireName());
      json.writeNumber(value);
    }
  }
}
