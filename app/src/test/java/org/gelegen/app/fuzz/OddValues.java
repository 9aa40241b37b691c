package org.gelegen.app.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** JSON values that somebody may not have thought of, as they stand in JSON. */
final class OddValues {
  static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-1",
          "1",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "0.1",
          "-0.0",
          "1e308",
          "1e309",
          "1e-400",
          "1E+2",
          "1e999999999",
          "1e-999999999",
          "01",
          "+1",
          ".5",
          "5.",
          "NaN",
          "Infinity",
          "-Infinity",
          "0x10",
          "9".repeat(63),
          "9".repeat(70),
          "0." + "3".repeat(70),
          "1" + "0".repeat(5_000));

  static final List<String> TEXTS =
      List.of(
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\ud83d\\ude00\"",
          "\"\ud83d\ude00\"",
          "\"e\\u0301\"",
          "\"\\ufeffx\"",
          "\"\\u202ex\"",
          "\"\\uffff\"",
          "\"İıſ\"",
          "\"\\u0085\\u2028\"",
          "\"\\r\\nX: y\"",
          "\"\\t\"",
          "\"\\x\"",
          "\"\\u12\"",
          "\"'; drop table client; --\"",
          "\"${jndi:ldap://127.0.0.1/x}\"",
          "\"../../etc/passwd\"",
          "\"%2e%2e%2f\"",
          "\"" + "x".repeat(128) + "\"",
          "\"" + "x".repeat(129) + "\"",
          "\"" + "é".repeat(128) + "\"",
          "\"" + "y".repeat(70_000) + "\"");

  static final List<String> TIMES =
      List.of(
          "\"2026-02-30T00:00:00Z\"",
          "\"9999-12-31T23:59:59+18:00\"",
          "\"2026-11-23\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"2026-11-23T08:00:00\"",
          "\"2026-11-23T24:00:00Z\"",
          "\"2026-11-23T23:59:60Z\"",
          "\"1900-01-01T00:00:00Z\"",
          "\"2200-12-31T23:59:59Z\"",
          "\"P0D\"",
          "\"P31D\"",
          "\"-P1D\"",
          "\"P1M\"",
          "\"PT1S\"",
          "\"PT0.000000001S\"",
          "\"P99999999999D\"",
          "\"PT9223372036854775807S\"",
          "\"0000-00-00\"",
          "\"2026-10-25T02:30:00+02:00\"");

  private static final List<String> TYPES =
      List.of(
          "null",
          "true",
          "false",
          "7",
          "1.5",
          "\"text\"",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "{\"a\":{}}");

  private OddValues() {}

  /** Any of them. */
  static String any(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> one(NUMBERS, random);
      case 1 -> one(TEXTS, random);
      case 2 -> one(TIMES, random);
      default -> one(TYPES, random);
    };
  }

  static <T> T one(List<T> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }
}
