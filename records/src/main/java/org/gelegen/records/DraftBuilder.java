package org.gelegen.records;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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
import org.gelegen.model.portfolio.WireName;
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
 * <p>Every field is judged before the record is built. A field that is wrong is reported and gives
 * a placeholder, and with an error no record is built, so a placeholder never leaves this class.
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
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
  private static final Map<String, Currency> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .collect(Collectors.toMap(Currency::getCurrencyCode, Function.identity()));
  private static final Map<String, ZoneId> KNOWN_ZONES = new ConcurrentHashMap<>();

  private static final int MAX_ID = 128;
  private static final int MAX_NAME = 256;
  private static final int MAX_POSTCODE = 32;

  private final RecordDraft draft;

  private DraftBuilder(RecordDraft draft) {
    this.draft = draft;
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
    ClientId client = new ClientId(id(Field.CLIENT_ID));
    Instant at = moment(Field.AT);
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
    String name = text(Field.NAME, MAX_NAME);
    ZoneId zone = zone(Field.TIME_ZONE);
    String country = matching(Field.COUNTRY, "[A-Z]{2}", "two capital letters, such as NL");
    Currency currency = currency();
    Party party = optionalWord(Field.PARTY, PARTIES);
    if (failed()) {
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
    DebtorId debtor = new DebtorId(id(Field.DEBTOR_ID));
    DebtorKind kind = word(Field.KIND, DEBTOR_KINDS);
    String language =
        matching(Field.LANGUAGE, "[a-z]{2}", "two small letters (ISO 639-1), such as nl");
    ZoneId zone = draft.has(Field.TIME_ZONE) ? zone(Field.TIME_ZONE) : null;
    Integer birthYear = integer(Field.BIRTH_YEAR, draft.birthYear(), 1850, 2200);
    String postcode = optionalText(Field.POSTCODE, MAX_POSTCODE);
    Channel preferred = optionalWord(Field.PREFERRED_CHANNEL, CHANNELS);
    Integer payday = integer(Field.PAYDAY, draft.payday(), 1, 31);
    if (failed()) {
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
    CaseId debtCase = new CaseId(id(Field.CASE_ID));
    DebtorId debtor = new DebtorId(id(Field.DEBTOR_ID));
    LocalDate dueDate = date();
    BigDecimal amount = amount(Field.AMOUNT);
    if (amount.signum() < 0) {
      draft.error(Field.AMOUNT, "must not be negative");
    }
    Stage stage = word(Field.STAGE, STAGES);
    CaseStatus status = word(Field.STATUS, STATUSES);
    Certainty ability = optionalWord(Field.ABILITY, CERTAINTIES);
    Certainty willingness = optionalWord(Field.WILLINGNESS, CERTAINTIES);
    if (failed()) {
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
    ContactId contact = new ContactId(id(Field.CONTACT_ID));
    DebtorId debtor = new DebtorId(id(Field.DEBTOR_ID));
    CaseId debtCase = optionalCase();
    Channel channel = word(Field.CHANNEL, CHANNELS);
    Direction direction = optionalWord(Field.DIRECTION, DIRECTIONS);
    String template = optionalText(Field.TEMPLATE, MAX_ID);
    Tone tone = optionalWord(Field.TONE, TONES);
    BigDecimal cost = draft.has(Field.COST) ? amount(Field.COST) : null;
    if (cost != null && cost.signum() < 0) {
      draft.error(Field.COST, "must not be negative");
    }
    Double propensity = propensity();
    if (failed()) {
      return null;
    }
    return new ContactRecord(
        client,
        contact,
        debtor,
        debtCase,
        channel,
        at,
        direction == null ? Direction.OUTBOUND : direction,
        template,
        tone,
        cost,
        propensity);
  }

  private @Nullable OutcomeRecord outcome(ClientId client, Instant at) {
    ContactId contact = new ContactId(id(Field.CONTACT_ID));
    OutcomeResult result = word(Field.RESULT, RESULTS);
    Instant callbackAt = draft.has(Field.CALLBACK_AT) ? moment(Field.CALLBACK_AT) : null;
    if (callbackAt != null && result != OutcomeResult.CALLBACK_REQUEST) {
      draft.error(Field.CALLBACK_AT, "goes with the result callback-request only");
    }
    return failed() ? null : new OutcomeRecord(client, contact, at, result, callbackAt);
  }

  private @Nullable HoldRecord hold(ClientId client, Instant at) {
    HoldId hold = new HoldId(id(Field.HOLD_ID));
    DebtorId debtor = new DebtorId(id(Field.DEBTOR_ID));
    CaseId debtCase = optionalCase();
    HoldKind kind = word(Field.KIND, HOLD_KINDS);
    Instant from = moment(Field.FROM);
    Instant until = draft.has(Field.UNTIL) ? moment(Field.UNTIL) : null;
    if (until != null && until.isBefore(from)) {
      draft.error(Field.UNTIL, "must not be before from");
    }
    return failed() ? null : new HoldRecord(client, hold, debtor, debtCase, at, kind, from, until);
  }

  private @Nullable PaymentRecord payment(ClientId client, Instant at) {
    PaymentId payment = new PaymentId(id(Field.PAYMENT_ID));
    DebtorId debtor = new DebtorId(id(Field.DEBTOR_ID));
    CaseId debtCase = optionalCase();
    BigDecimal amount = amount(Field.AMOUNT);
    if (amount.signum() == 0 && !failed()) {
      draft.error(Field.AMOUNT, "must not be zero");
    }
    return failed() ? null : new PaymentRecord(client, payment, debtor, debtCase, at, amount);
  }

  private boolean failed() {
    return !draft.errors().isEmpty();
  }

  private String id(Field field) {
    String text = draft.text(field);
    if (text == null) {
      return "?";
    }
    if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX_ID) {
      draft.error(field, "must have 1 to " + MAX_ID + " characters");
      return "?";
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        draft.error(field, "must not contain control characters");
        return "?";
      }
    }
    return text;
  }

  private @Nullable CaseId optionalCase() {
    return draft.has(Field.CASE_ID) ? new CaseId(id(Field.CASE_ID)) : null;
  }

  private Instant moment(Field field) {
    String text = draft.text(field);
    if (text == null) {
      return Instant.EPOCH;
    }
    Instant moment = Moments.parse(text);
    if (moment == null) {
      draft.error(field, Moments.ALLOWED);
      return Instant.EPOCH;
    }
    return moment;
  }

  private @Nullable LocalDate date() {
    String text = draft.text(Field.DUE_DATE);
    if (text == null) {
      return null;
    }
    LocalDate date = Moments.parseDate(text);
    if (date == null) {
      draft.error(Field.DUE_DATE, Moments.DATE_ALLOWED);
    }
    return date;
  }

  private BigDecimal amount(Field field) {
    String text = draft.text(field);
    if (text == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal amount = Amounts.parse(text);
    if (amount == null) {
      draft.error(field, Amounts.ALLOWED);
      return BigDecimal.ZERO;
    }
    return amount;
  }

  private @Nullable Double propensity() {
    Double value = draft.propensity();
    if (value != null && !(value > 0 && value <= 1)) {
      draft.error(Field.PROPENSITY, "must be more than 0 and at most 1");
    }
    return value;
  }

  private @Nullable Integer integer(Field field, @Nullable Integer value, int min, int max) {
    if (value != null && (value < min || value > max)) {
      draft.error(field, "must be from " + min + " to " + max);
    }
    return value;
  }

  private String text(Field field, int max) {
    String text = optionalText(field, max);
    return text == null ? "?" : text;
  }

  private @Nullable String optionalText(Field field, int max) {
    String text = draft.text(field);
    if (text != null && (text.isEmpty() || text.length() > max)) {
      draft.error(field, "must have 1 to " + max + " characters");
    }
    return text;
  }

  private @Nullable String matching(Field field, String pattern, String allowed) {
    String text = draft.text(field);
    if (text != null && !text.matches(pattern)) {
      draft.error(field, "must be " + allowed);
    }
    return text;
  }

  private ZoneId zone(Field field) {
    String text = draft.text(field);
    if (text == null) {
      return ZoneId.of("UTC");
    }
    if (!ZONES.contains(text)) {
      draft.error(field, "must be a zone of the IANA time zone database, such as Europe/Amsterdam");
      return ZoneId.of("UTC");
    }
    return KNOWN_ZONES.computeIfAbsent(text, ZoneId::of);
  }

  private @Nullable Currency currency() {
    String text = draft.text(Field.CURRENCY);
    Currency currency = text == null ? null : CURRENCIES.get(text);
    if (text != null && currency == null) {
      draft.error(Field.CURRENCY, "must be a currency of ISO 4217, such as EUR");
    }
    return currency;
  }

  private <E extends Enum<E> & WireName> E word(Field field, Words<E> words) {
    E constant = optionalWord(field, words);
    return constant == null ? words.placeholder() : constant;
  }

  private <E extends Enum<E> & WireName> @Nullable E optionalWord(Field field, Words<E> words) {
    String text = draft.text(field);
    E constant = text == null ? null : words.find(text);
    if (text != null && constant == null) {
      draft.error(field, "must be one of " + words.allowed());
    }
    return constant;
  }
}
