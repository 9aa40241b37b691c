package org.gelegen.records;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.ContactRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a draft say, judged one by one. A field that is wrong is reported to the draft
 * and gives a placeholder or null, and so does one that is not there.
 */
final class FieldValues {
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
  private static final Map<String, Currency> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .collect(Collectors.toMap(Currency::getCurrencyCode, Function.identity()));
  private static final Map<String, ZoneId> KNOWN_ZONES = new ConcurrentHashMap<>();

  private static final int MAX_ID = 128;

  private final RecordDraft draft;

  FieldValues(RecordDraft draft) {
    this.draft = draft;
  }

  /** Whether anything is wrong by now, here or in the form. */
  boolean failed() {
    return !draft.errors().isEmpty();
  }

  /** An id; a question mark when there is none. */
  String id(Field field) {
    String text = draft.text(field);
    if (text == null) {
      return "?";
    }
    String wrong = wrong(text);
    if (wrong != null) {
      draft.error(field, wrong);
      return "?";
    }
    return text;
  }

  private static @Nullable String wrong(String id) {
    return id.isEmpty() || id.codePointCount(0, id.length()) > MAX_ID
        ? "must have 1 to " + MAX_ID + " characters"
        : id.chars().anyMatch(Character::isISOControl)
            ? "must not contain control characters"
            : null;
  }

  @Nullable CaseId optionalCase() {
    return draft.has(Field.CASE_ID) ? new CaseId(id(Field.CASE_ID)) : null;
  }

  /** The cases beside {@code own}; none when anything is wrong with them. */
  List<CaseId> otherCases(@Nullable CaseId own) {
    List<String> ids = draft.otherCases();
    if (ids.size() > ContactRecord.MOST_OTHER_CASES) {
      draft.error(
          Field.ALSO_CASE_IDS, "must have at most " + ContactRecord.MOST_OTHER_CASES + " items");
      return List.of();
    }
    if (!ids.isEmpty() && own == null) {
      draft.error(Field.ALSO_CASE_IDS, "goes with a caseId only");
      return List.of();
    }
    Set<String> seen = own == null ? new HashSet<>() : new HashSet<>(Set.of(own.value()));
    for (int i = 0; i < ids.size(); i++) {
      String wrong = wrong(ids.get(i));
      if (wrong == null && !seen.add(ids.get(i))) {
        wrong = "names a case twice";
      }
      if (wrong != null) {
        draft.error(Field.ALSO_CASE_IDS, i, wrong);
      }
    }
    return failed() ? List.of() : ids.stream().map(CaseId::new).toList();
  }

  /** A moment; the epoch when there is none. */
  Instant moment(Field field) {
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

  @Nullable LocalDate dueDate() {
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

  /** An amount; zero when there is none. */
  BigDecimal amount(Field field) {
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

  @Nullable Double propensity() {
    Double value = draft.propensity();
    if (value != null && !(value > 0 && value <= 1)) {
      draft.error(Field.PROPENSITY, "must be more than 0 and at most 1");
    }
    return value;
  }

  @Nullable Integer within(Field field, @Nullable Integer value, int min, int max) {
    if (value != null && (value < min || value > max)) {
      draft.error(field, "must be from " + min + " to " + max);
    }
    return value;
  }

  String text(Field field, int max) {
    String text = optionalText(field, max);
    return text == null ? "?" : text;
  }

  @Nullable String optionalText(Field field, int max) {
    String text = draft.text(field);
    if (text != null && (text.isEmpty() || text.length() > max)) {
      draft.error(field, "must have 1 to " + max + " characters");
    }
    return text;
  }

  @Nullable String matching(Field field, String pattern, String allowed) {
    String text = draft.text(field);
    if (text != null && !text.matches(pattern)) {
      draft.error(field, "must be " + allowed);
    }
    return text;
  }

  ZoneId zone(Field field) {
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

  @Nullable Currency currency() {
    String text = draft.text(Field.CURRENCY);
    Currency currency = text == null ? null : CURRENCIES.get(text);
    if (text != null && currency == null) {
      draft.error(Field.CURRENCY, "must be a currency of ISO 4217, such as EUR");
    }
    return currency;
  }

  <E extends Enum<E> & WireName> E word(Field field, Words<E> words) {
    E constant = optionalWord(field, words);
    return constant == null ? words.placeholder() : constant;
  }

  <E extends Enum<E> & WireName> @Nullable E optionalWord(Field field, Words<E> words) {
    String text = draft.text(field);
    E constant = text == null ? null : words.find(text);
    if (text != null && constant == null) {
      draft.error(field, "must be one of " + words.allowed());
    }
    return constant;
  }
}
