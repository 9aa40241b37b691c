package org.gelegen.records;

import static org.gelegen.records.Field.*;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gelegen.model.records.RecordType;

/**
 * Which fields a type of record must and may have.
 *
 * @param required a bit for each field that must be there
 * @param known a bit for each field that may be there
 */
record Shape(long required, long known) {
  private static final Map<RecordType, Shape> SHAPES = new EnumMap<>(RecordType.class);

  static {
    for (RecordType type : RecordType.values()) {
      SHAPES.put(type, describe(type));
    }
  }

  static Shape of(RecordType type) {
    return Objects.requireNonNull(SHAPES.get(type));
  }

  private static Shape describe(RecordType type) {
    return switch (type) {
      case CLIENT -> required(NAME, TIME_ZONE, COUNTRY, CURRENCY).optional(PARTY);
      case DEBTOR ->
          required(DEBTOR_ID, KIND)
              .optional(
                  LANGUAGE,
                  TIME_ZONE,
                  BIRTH_YEAR,
                  POSTCODE,
                  CHANNELS,
                  PREFERRED_CHANNEL,
                  NEEDS,
                  VULNERABLE,
                  PAYDAY,
                  INCONVENIENT,
                  ATTRIBUTES);
      case CASE ->
          required(CASE_ID, DEBTOR_ID, AMOUNT, STAGE, STATUS)
              .optional(DUE_DATE, ABILITY, WILLINGNESS, ATTRIBUTES);
      case CONTACT ->
          required(CONTACT_ID, DEBTOR_ID, CHANNEL)
              .optional(CASE_ID, ALSO_CASE_IDS, DIRECTION, TEMPLATE, TONE, COST, PROPENSITY);
      case OUTCOME -> required(CONTACT_ID, RESULT).optional(CALLBACK_AT);
      case HOLD -> required(HOLD_ID, DEBTOR_ID, KIND, FROM).optional(CASE_ID, UNTIL);
      case PAYMENT -> required(PAYMENT_ID, DEBTOR_ID, AMOUNT).optional(CASE_ID);
    };
  }

  /** The names of the fields in {@code bits}, in order. */
  static List<Field> fields(long bits) {
    List<Field> fields = new ArrayList<>();
    for (Field field : Field.values()) {
      if ((bits & field.bit()) != 0) {
        fields.add(field);
      }
    }
    return fields;
  }

  private static Shape required(Field... fields) {
    long bits = bits(fields) | bits(TYPE, CLIENT_ID, AT);
    return new Shape(bits, bits);
  }

  private Shape optional(Field... fields) {
    return new Shape(required, known | bits(fields));
  }

  private static long bits(Field... fields) {
    long bits = 0;
    for (Field field : fields) {
      bits |= field.bit();
    }
    return bits;
  }
}
