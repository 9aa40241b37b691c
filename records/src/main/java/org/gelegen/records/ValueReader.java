package org.gelegen.records;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads single values at the parser's place, with an error where the JSON is of another form. A
 * value of the wrong form is passed over to its end.
 */
final class ValueReader {
  private static final int MAX_TEXT = 1024;

  /** The most items that an array or an object holds. */
  static final int MAX_ITEMS = 1000;

  private final JsonParser parser;
  private final List<FieldError> errors;

  ValueReader(JsonParser parser, List<FieldError> errors) {
    this.parser = parser;
    this.errors = errors;
  }

  /** The name of the next field, or null at the end of the object. */
  @Nullable String nextName() {
    return parser.nextName();
  }

  JsonToken nextToken() {
    return parser.nextToken();
  }

  @Nullable String text(JsonToken token, String pointer) {
    if (token != JsonToken.VALUE_STRING) {
      wrongForm(pointer, "must be a string");
      return null;
    }
    String text = parser.getString();
    if (text.length() > MAX_TEXT) {
      refuse(pointer, "must have at most " + MAX_TEXT + " characters");
      return null;
    }
    if (!Utf8.storable(text)) {
      refuse(pointer, "must be whole Unicode characters without NUL");
      return null;
    }
    return text;
  }

  @Nullable Integer integer(JsonToken token, String pointer) {
    if (token != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() != JsonParser.NumberType.INT) {
      wrongForm(pointer, "must be a whole number within its range");
      return null;
    }
    return parser.getIntValue();
  }

  @Nullable Double number(JsonToken token, String pointer) {
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      wrongForm(pointer, "must be a number");
      return null;
    }
    return currentNumber();
  }

  /** The number that the parser is at. */
  double currentNumber() {
    return parser.getDoubleValue();
  }

  boolean flag(JsonToken token, String pointer) {
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      wrongForm(pointer, "must be true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** Hands out the strings of an array, each with its pointer. */
  void words(JsonToken token, String pointer, BiConsumer<String, String> reader) {
    if (token != JsonToken.START_ARRAY) {
      wrongForm(pointer, "must be an array of strings");
      return;
    }
    int index = 0;
    for (JsonToken item = parser.nextToken();
        item != JsonToken.END_ARRAY;
        item = parser.nextToken()) {
      String at = pointer + "/" + index;
      String word = text(item, at);
      if (word != null && index < MAX_ITEMS) {
        reader.accept(at, word);
      }
      index++;
    }
  }

  /** Says what is wrong. */
  void refuse(String pointer, String reason) {
    errors.add(new FieldError(pointer, reason));
  }

  /** Says what is wrong with a value and passes over it. */
  void wrongForm(String pointer, String reason) {
    refuse(pointer, reason);
    parser.skipChildren();
  }
}
