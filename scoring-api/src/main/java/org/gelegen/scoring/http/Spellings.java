package org.gelegen.scoring.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import org.gelegen.records.Amounts;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** The types that are texts in JSON, each with its one spelling. */
public final class Spellings {
  private static final Map<Class<?>, Spelling<?>> ALL =
      Map.of(
          BigDecimal.class,
          new Spelling<>(
              BigDecimal.class,
              "a decimal string such as \"143.20\"",
              null,
              "-?[0-9]+\\.[0-9]{2,}",
              Amounts::format,
              Amounts::parse),
          Duration.class,
          new Spelling<>(
              Duration.class,
              "a duration such as P7D or PT12H",
              "duration",
              null,
              Spellings::duration,
              Duration::parse),
          LocalDate.class,
          new Spelling<>(
              LocalDate.class,
              "a date such as 2026-11-23",
              "date",
              null,
              LocalDate::toString,
              LocalDate::parse),
          OffsetDateTime.class,
          new Spelling<>(
              OffsetDateTime.class,
              "a moment with an offset such as 2026-11-23T08:00:00+01:00",
              "date-time",
              null,
              DateTimeFormatter.ISO_OFFSET_DATE_TIME::format,
              Spellings::moment));

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  private Spellings() {}

  /**
   * How a type is spelled.
   *
   * @param meaning what it must be, for error messages
   * @param format the format of JSON Schema, or null
   * @param pattern the pattern of JSON Schema, or null
   */
  public record Spelling<T>(
      Class<T> type,
      String meaning,
      @Nullable String format,
      @Nullable String pattern,
      Function<T, String> write,
      Function<String, @Nullable T> read) {}

  /** How {@code type} is spelled, or null when it is no text in JSON. */
  public static @Nullable Spelling<?> find(Class<?> type) {
    return ALL.get(type);
  }

  static <T> ValueSerializer<T> writer(Class<T> type) {
    Spelling<T> spelling = require(type);
    return new ValueSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator json, SerializationContext context) {
        json.writeString(spelling.write().apply(value));
      }
    };
  }

  static <T> ValueDeserializer<T> reader(Class<T> type) {
    Spelling<T> spelling = require(type);
    return new ValueDeserializer<>() {
      @Override
      @SuppressWarnings("unchecked")
      public T deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
          return (T) context.handleUnexpectedToken(type, parser);
        }
        T value = null;
        try {
          value = spelling.read().apply(parser.getString());
        } catch (DateTimeException | ArithmeticException e) {
          // Said below, the same for every wrong spelling.
        }
        return value == null
            ? (T) context.handleWeirdStringValue(type, "", "is not " + spelling.meaning())
            : value;
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <T> Spelling<T> require(Class<T> type) {
    Spelling<?> spelling = ALL.get(type);
    if (spelling == null) {
      throw new IllegalArgumentException(type + " has no spelling of its own");
    }
    return (Spelling<T>) spelling;
  }

  private static String duration(Duration duration) {
    boolean wholeDays =
        duration.toDays() > 0 && duration.equals(Duration.ofDays(duration.toDays()));
    return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
  }

  /**
   * Within the years that a database and a calendar of holidays can keep, and as fine as it can.
   */
  private static @Nullable OffsetDateTime moment(String text) {
    OffsetDateTime moment = OffsetDateTime.parse(text).truncatedTo(ChronoUnit.MICROS);
    return moment.getYear() < FIRST_YEAR || moment.getYear() > LAST_YEAR ? null : moment;
  }
}
