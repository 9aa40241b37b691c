package org.gelegen.notebooks.reports;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.DebtorRecord;
import org.jspecify.annotations.Nullable;

/** What debtors are told apart by. */
enum Trait implements WireName {
  /** ISO 639-1, as the debtor's record has it. */
  LANGUAGE("language"),
  /** In bands of ten years; businesses have none. */
  AGE("age"),
  /** The first character of the postcode. */
  REGION("region");

  /** The group of those of whom it is not known. */
  static final String UNKNOWN = "unknown";

  private static final int ADULT_BANDS_FROM = 25;
  private static final int OLD = 65;

  private final String wireName;

  Trait(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /** The group of a debtor on a day. */
  String groupOf(@Nullable DebtorRecord debtor, LocalDate on) {
    return debtor == null ? UNKNOWN : find(debtor, on).orElse(UNKNOWN);
  }

  private Optional<String> find(DebtorRecord debtor, LocalDate on) {
    return switch (this) {
      case LANGUAGE -> Optional.ofNullable(debtor.language());
      case AGE ->
          debtor.kind() == DebtorKind.BUSINESS
              ? Optional.of(DebtorKind.BUSINESS.wireName())
              : Optional.ofNullable(debtor.birthYear()).map(year -> band(on.getYear() - year));
      case REGION ->
          Optional.ofNullable(debtor.postcode())
              .map(String::strip)
              .filter(postcode -> !postcode.isEmpty())
              .map(
                  postcode ->
                      postcode
                          .substring(0, postcode.offsetByCodePoints(0, 1))
                          .toUpperCase(Locale.ROOT));
    };
  }

  private static String band(int age) {
    if (age < ADULT_BANDS_FROM) {
      return "<" + ADULT_BANDS_FROM;
    }
    if (age >= OLD) {
      return OLD + "+";
    }
    int from = ADULT_BANDS_FROM + (age - ADULT_BANDS_FROM) / 10 * 10;
    return from + "–" + (from + 9);
  }
}
