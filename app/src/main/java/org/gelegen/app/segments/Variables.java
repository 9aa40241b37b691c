package org.gelegen.app.segments;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.DebtorRecord;
import org.jspecify.annotations.Nullable;

/**
 * What segments can speak of. Words are spelled as records spell them. The checker knows every
 * field and its type; a debtor's own values are maps, from which what is absent is left out, so
 * that {@code has(debtor.birthYear)} tells.
 */
final class Variables {
  static final String DEBTOR = "debtor";
  static final String CASE = "case";

  private static final CelType ATTRIBUTES = MapType.create(SimpleType.STRING, SimpleType.DYN);
  private static final CelType WORDS = ListType.create(SimpleType.STRING);

  static final StructType DEBTOR_TYPE =
      type(
          "gelegen.Debtor",
          Map.ofEntries(
              Map.entry("kind", SimpleType.STRING),
              Map.entry("language", SimpleType.STRING),
              Map.entry("postcode", SimpleType.STRING),
              Map.entry("birthYear", SimpleType.INT),
              Map.entry("age", SimpleType.INT),
              Map.entry("vulnerable", SimpleType.BOOL),
              Map.entry("needs", WORDS),
              Map.entry("channels", WORDS),
              Map.entry("preferredChannel", SimpleType.STRING),
              Map.entry("openBalance", SimpleType.DOUBLE),
              Map.entry("attributes", ATTRIBUTES)));

  static final StructType CASE_TYPE =
      type(
          "gelegen.Case",
          Map.of(
              "amount", SimpleType.DOUBLE,
              "stage", SimpleType.STRING,
              "status", SimpleType.STRING,
              "daysPastDue", SimpleType.INT,
              "ability", SimpleType.STRING,
              "willingness", SimpleType.STRING,
              "contacts", SimpleType.INT,
              "attributes", ATTRIBUTES));

  /** Both types, for the checker. */
  static final CelTypeProvider TYPES =
      new CelTypeProvider() {
        @Override
        public ImmutableCollection<CelType> types() {
          return ImmutableList.of(DEBTOR_TYPE, CASE_TYPE);
        }

        @Override
        public Optional<CelType> findType(String name) {
          return types().stream().filter(type -> type.name().equals(name)).findFirst();
        }
      };

  private Variables() {}

  private static StructType type(String name, Map<String, CelType> fields) {
    ImmutableMap<String, CelType> types = ImmutableMap.copyOf(fields);
    return StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field)));
  }

  /** The variables' values for a debtor, and for the case that a contact would be about. */
  static Map<String, Object> of(DebtorHistory history, Instant at) {
    LocalDate today = at.atZone(history.zone()).toLocalDate();
    Map<String, Object> debtor = new HashMap<>();
    debtor.put("openBalance", history.openBalance().doubleValue());
    history.debtor().ifPresent(record -> put(record, today, debtor));
    Map<String, Object> subject = new HashMap<>();
    history.actionableCase().ifPresent(state -> put(state, today, subject));
    return Map.of(DEBTOR, debtor, CASE, subject);
  }

  private static void put(DebtorRecord record, LocalDate today, Map<String, Object> debtor) {
    debtor.put("kind", record.kind().wireName());
    put(debtor, "language", record.language());
    put(debtor, "postcode", record.postcode());
    Integer birthYear = record.birthYear();
    if (birthYear != null) {
      debtor.put("birthYear", birthYear.longValue());
      debtor.put("age", (long) today.getYear() - birthYear);
    }
    debtor.put("vulnerable", record.vulnerable());
    debtor.put("needs", words(record.needs()));
    debtor.put("channels", words(record.channels().keySet()));
    if (record.preferredChannel() != null) {
      debtor.put("preferredChannel", record.preferredChannel().wireName());
    }
    debtor.put("attributes", attributes(record.attributes()));
  }

  private static void put(CaseState state, LocalDate today, Map<String, Object> subject) {
    CaseRecord version = state.version();
    subject.put("amount", state.balance().doubleValue());
    subject.put("stage", version.stage().wireName());
    subject.put("status", version.status().wireName());
    if (version.dueDate() != null) {
      subject.put("daysPastDue", ChronoUnit.DAYS.between(version.dueDate(), today));
    }
    subject.put("ability", version.ability().wireName());
    subject.put("willingness", version.willingness().wireName());
    subject.put("contacts", (long) state.outboundContacts());
    subject.put("attributes", attributes(version.attributes()));
  }

  private static void put(Map<String, Object> values, String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  private static List<String> words(Iterable<? extends WireName> values) {
    List<String> words = new ArrayList<>();
    values.forEach(value -> words.add(value.wireName()));
    words.sort(null);
    return words;
  }

  private static Map<String, Object> attributes(SortedMap<String, AttributeValue> attributes) {
    Map<String, Object> values = new HashMap<>();
    attributes.forEach(
        (name, value) ->
            values.put(
                name,
                switch (value) {
                  case AttributeValue.Number(double number) -> number;
                  case AttributeValue.Flag(boolean flag) -> flag;
                  case AttributeValue.Text(String text) -> text;
                }));
    return values;
  }
}
