package org.gelegen.records;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record of a draft, or says everything that is wrong with it.
 *
 * <p>Every field is judged before the record is built. One that is wrong gives a placeholder, and
 * with an error no record is built, so a placeholder never leaves this class.
 */
final class DraftBuilder {
  private static final Words<RecordType> TYPES = Words.of(RecordType.class);
  private static final Words<Party> PARTIES = Words.of(Party.class);
  private static final Words<DebtorKind> DEBTOR_KINDS = Words.of(DebtorKind.class);
  private static final Words<HoldKind> HOLD_KINDS = Words.of(HoldKind.class);
  private static final Words<Channel> CHANNELS = Words.of(Channel.class);
  private static final Words<Stage> STAGES = Words.of(Stage.class);
  private static final Words<CaseStatus> STATUSES = Words.of(CaseStatus.class);
  private static final Words<Certainty> CERTAINTIES = Words.of(Certainty.class);
  private static final Words<Direction> DIRECTIONS = Words.of(Direction.class);
  private static final Words<Tone> TONES = Words.of(Tone.class);
  private static final Words<OutcomeResult> RESULTS = Words.of(OutcomeResult.class);

  private static final int MAX_NAME = 256;
  private static final int MAX_POSTCODE = 32;

  private final RecordDraft draft;
  private final FieldValues values;

  private DraftBuilder(RecordDraft draft) {
    this.draft = draft;
    this.values = new FieldValues(draft);
  }

  /** The record, or null when the draft has errors. */
  static @Nullable PortfolioRecord build(RecordDraft draft) {
    return new DraftBuilder(draft).build();
  }

  private @Nullable PortfolioRecord build() {
    String word = draft.text(Field.TYPE);
    RecordType type = word == null ? null : TYPES.find(word);
    if (type == null) {
      if (word != null || !draft.has(Field.TYPE)) {
        draft.error(
            Field.TYPE,
            (word == null ? "is required: " : "must be ") + "one of " + TYPES.allowed());
      }
      return null;
    }
    checkFields(type);
    ClientId client = new ClientId(values.id(Field.CLIENT_ID));
    Instant at = values.moment(Field.AT);
    PortfolioRecord record =
        switch (type) {
          case CLIENT -> client(client, at);
          case DEBTOR -> debtor(client, at);
          case CASE -> debtCase(client, at);
          case CONTACT -> contact(client, at);
          case OUTCOME -> outcome(client, at);
          case HOLD -> hold(client, at);
          case PAYMENT -> payment(client, at);
        };
    return draft.errors().isEmpty() ? record : null;
  }

  private void checkFields(RecordType type) {
    Shape shape = Shape.of(type);
    long surplus = draft.seen() & ~shape.known();
    if (surplus != 0) {
      for (Field field : Shape.fields(surplus)) {
        draft.error(
            field,
            "is not a field of type "
                + type.wireName()
                + "; its fields are "
                + Shape.fields(shape.known()).stream()
                    .map(Field::wireName)
                    .collect(Collectors.joining(", ")));
      }
    }
    for (Field field : Shape.fields(shape.required())) {
      if (!draft.has(field)) {
        draft.error(field, "is required for type " + type.wireName());
      }
    }
  }

  private @Nullable ClientRecord client(ClientId client, Instant at) {
    String name = values.text(Field.NAME, MAX_NAME);
    ZoneId zone = values.zone(Field.TIME_ZONE);
    String country = values.matching(Field.COUNTRY, "[A-Z]{2}", "two capital letters, such as NL");
    Currency currency = values.currency();
    Party party = values.optionalWord(Field.PARTY, PARTIES);
    if (values.failed()) {
      return null;
    }
    return new ClientRecord(
        client,
        at,
        name,
        zone,
        Objects.requireNonNull(country),
        Objects.requireNonNull(currency),
        party);
  }

  private @Nullable DebtorRecord debtor(ClientId client, Instant at) {
    DebtorId debtor = new DebtorId(values.id(Field.DEBTOR_ID));
    DebtorKind kind = values.word(Field.KIND, DEBTOR_KINDS);
    String language =
        values.matching(Field.LANGUAGE, "[a-z]{2}", "two small letters (ISO 639-1), such as nl");
    ZoneId zone = draft.has(Field.TIME_ZONE) ? values.zone(Field.TIME_ZONE) : null;
    Integer birthYear = values.within(Field.BIRTH_YEAR, draft.birthYear(), 1850, 2200);
    String postcode = values.optionalText(Field.POSTCODE, MAX_POSTCODE);
    Channel preferred = values.optionalWord(Field.PREFERRED_CHANNEL, CHANNELS);
    Integer payday = values.within(Field.PAYDAY, draft.payday(), 1, 31);
    if (values.failed()) {
      return null;
    }
    return new DebtorRecord(
        client,
        debtor,
        at,
        kind,
        language,
        zone,
        birthYear,
        postcode,
        draft.channels(),
        preferred,
        draft.needs(),
        draft.vulnerable(),
        payday,
        draft.windows(),
        draft.attributes());
  }

  private @Nullable CaseRecord debtCase(ClientId client, Instant at) {
    CaseId debtCase = new CaseId(values.id(Field.CASE_ID));
    DebtorId debtor = new DebtorId(values.id(Field.DEBTOR_ID));
    LocalDate dueDate = values.dueDate();
    BigDecimal amount = values.amount(Field.AMOUNT);
    if (amount.signum() < 0) {
      draft.error(Field.AMOUNT, "must not be negative");
    }
    Stage stage = values.word(Field.STAGE, STAGES);
    CaseStatus status = values.word(Field.STATUS, STATUSES);
    Certainty ability = values.optionalWord(Field.ABILITY, CERTAINTIES);
    Certainty willingness = values.optionalWord(Field.WILLINGNESS, CERTAINTIES);
    if (values.failed()) {
      return null;
    }
    return new CaseRecord(
        client,
        debtCase,
        debtor,
        at,
        dueDate,
        amount,
        stage,
        status,
        ability == null ? Certainty.UNKNOWN : ability,
        willingness == null ? Certainty.UNKNOWN : willingness,
        draft.attributes());
  }

  private @Nullable ContactRecord contact(ClientId client, Instant at) {
    ContactId contact = new ContactId(values.id(Field.CONTACT_ID));
    DebtorId debtor = new DebtorId(values.id(Field.DEBTOR_ID));
    CaseId debtCase = values.optionalCase();
    List<CaseId> otherCases = values.otherCases(debtCase);
    Channel channel = values.word(Field.CHANNEL, CHANNELS);
    Direction direction = values.optionalWord(Field.DIRECTION, DIRECTIONS);
    String template = values.optionalText(Field.TEMPLATE, ContactRecord.LONGEST_TEMPLATE);
    Tone tone = values.optionalWord(Field.TONE, TONES);
    BigDecimal cost = draft.has(Field.COST) ? values.amount(Field.COST) : null;
    if (cost != null && cost.signum() < 0) {
      draft.error(Field.COST, "must not be negative");
    }
    Double propensity = values.propensity();
    if (values.failed()) {
      return null;
    }
    return new ContactRecord(
        client,
        contact,
        debtor,
        debtCase,
        otherCases,
        channel,
        at,
        direction == null ? Direction.OUTBOUND : direction,
        template,
        tone,
        cost,
        propensity);
  }

  private @Nullable OutcomeRecord outcome(ClientId client, Instant at) {
    ContactId contact = new ContactId(values.id(Field.CONTACT_ID));
    OutcomeResult result = values.word(Field.RESULT, RESULTS);
    Instant callbackAt = draft.has(Field.CALLBACK_AT) ? values.moment(Field.CALLBACK_AT) : null;
    if (callbackAt != null && result != OutcomeResult.CALLBACK_REQUEST) {
      draft.error(Field.CALLBACK_AT, "goes with the result callback-request only");
    }
    return values.failed() ? null : new OutcomeRecord(client, contact, at, result, callbackAt);
  }

  private @Nullable HoldRecord hold(ClientId client, Instant at) {
    HoldId hold = new HoldId(values.id(Field.HOLD_ID));
    DebtorId debtor = new DebtorId(values.id(Field.DEBTOR_ID));
    CaseId debtCase = values.optionalCase();
    HoldKind kind = values.word(Field.KIND, HOLD_KINDS);
    Instant from = values.moment(Field.FROM);
    Instant until = draft.has(Field.UNTIL) ? values.moment(Field.UNTIL) : null;
    if (until != null && until.isBefore(from)) {
      draft.error(Field.UNTIL, "must not be before from");
    }
    return values.failed()
        ? null
        : new HoldRecord(client, hold, debtor, debtCase, at, kind, from, until);
  }

  private @Nullable PaymentRecord payment(ClientId client, Instant at) {
    PaymentId payment = new PaymentId(values.id(Field.PAYMENT_ID));
    DebtorId debtor = new DebtorId(values.id(Field.DEBTOR_ID));
    CaseId debtCase = values.optionalCase();
    BigDecimal amount = values.amount(Field.AMOUNT);
    if (amount.signum() == 0 && !values.failed()) {
      draft.error(Field.AMOUNT, "must not be zero");
    }
    return values.failed()
        ? null
        : new PaymentRecord(client, payment, debtor, debtCase, at, amount);
  }
}
