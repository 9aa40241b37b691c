package org.gelegen.records;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every field that a record can have, with the JSON that its value is. */
enum Field {
  TYPE("type", Form.TEXT),
  CLIENT_ID("clientId", Form.TEXT),
  AT("at", Form.TEXT),
  NAME("name", Form.TEXT),
  TIME_ZONE("timeZone", Form.TEXT),
  COUNTRY("country", Form.TEXT),
  CURRENCY("currency", Form.TEXT),
  PARTY("party", Form.TEXT),
  DEBTOR_ID("debtorId", Form.TEXT),
  KIND("kind", Form.TEXT),
  LANGUAGE("language", Form.TEXT),
  BIRTH_YEAR("birthYear", Form.INTEGER),
  POSTCODE("postcode", Form.TEXT),
  CHANNELS("channels", Form.CHANNELS),
  PREFERRED_CHANNEL("preferredChannel", Form.TEXT),
  NEEDS("needs", Form.NEEDS),
  VULNERABLE("vulnerable", Form.FLAG),
  PAYDAY("payday", Form.INTEGER),
  INCONVENIENT("inconvenient", Form.WINDOWS),
  ATTRIBUTES("attributes", Form.ATTRIBUTES),
  CASE_ID("caseId", Form.TEXT),
  ALSO_CASE_IDS("alsoCaseIds", Form.IDS),
  DUE_DATE("dueDate", Form.TEXT),
  AMOUNT("amount", Form.TEXT),
  STAGE("stage", Form.TEXT),
  STATUS("status", Form.TEXT),
  ABILITY("ability", Form.TEXT),
  WILLINGNESS("willingness", Form.TEXT),
  CONTACT_ID("contactId", Form.TEXT),
  CHANNEL("channel", Form.TEXT),
  DIRECTION("direction", Form.TEXT),
  TEMPLATE("template", Form.TEXT),
  TONE("tone", Form.TEXT),
  COST("cost", Form.TEXT),
  PROPENSITY("propensity", Form.NUMBER),
  RESULT("result", Form.TEXT),
  CALLBACK_AT("callbackAt", Form.TEXT),
  HOLD_ID("holdId", Form.TEXT),
  FROM("from", Form.TEXT),
  UNTIL("until", Form.TEXT),
  PAYMENT_ID("paymentId", Form.TEXT);

  /** The JSON that a value is. */
  enum Form {
    TEXT,
    INTEGER,
    NUMBER,
    FLAG,
    CHANNELS,
    NEEDS,
    IDS,
    WINDOWS,
    ATTRIBUTES
  }

  private static final Map<String, Field> BY_NAME = new HashMap<>();

  static {
    for (Field field : values()) {
      BY_NAME.put(field.wireName, field);
    }
  }

  private final String wireName;
  private final Form form;

  Field(String wireName, Form form) {
    this.wireName = wireName;
    this.form = form;
  }

  static @Nullable Field find(String name) {
    return BY_NAME.get(name);
  }

  String wireName() {
    return wireName;
  }

  Form form() {
    return form;
  }

  String pointer() {
    return "/" + wireName;
  }

  // A set of fields is a long of bits, because one is made for every line; it is never stored.
  @SuppressWarnings("EnumOrdinal")
  long bit() {
    return 1L << ordinal();
  }
}
