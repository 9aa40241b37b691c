package org.gelegen.records;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.AttributeValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads what a client says of its own accord: names with numbers, booleans and strings. */
final class AttributesReader {
  private static final int MAX_NAME = 128;

  private AttributesReader() {}

  static SortedMap<String, AttributeValue> read(ValueReader json, JsonToken token, String pointer) {
    SortedMap<String, AttributeValue> read = new TreeMap<>();
    if (token != JsonToken.START_OBJECT) {
      json.wrongForm(pointer, "must be an object");
      return read;
    }
    Set<String> unknown = Set.of();
    String name = json.nextName();
    while (name != null) {
      JsonToken value = json.nextToken();
      String at = FieldError.step(pointer, name);
      if (name.isEmpty() || name.length() > MAX_NAME || !Utf8.storable(name)) {
        json.wrongForm(at, "must be a name of 1 to 128 whole characters");
      } else if (read.containsKey(name) || unknown.contains(name)) {
        json.wrongForm(at, "appears twice");
      } else if (value == JsonToken.VALUE_NULL) {
        unknown = unknown.isEmpty() ? new HashSet<>() : unknown;
        unknown.add(name);
      } else {
        AttributeValue attribute = readAttribute(json, value, at);
        if (attribute != null) {
          read.put(name, attribute);
        }
      }
      name = json.nextName();
    }
    if (read.size() > ValueReader.MAX_ITEMS) {
      json.refuse(pointer, "must hold at most " + ValueReader.MAX_ITEMS + " attributes");
    }
    return read;
  }

  private static @Nullable AttributeValue readAttribute(
      ValueReader json, JsonToken token, String pointer) {
    return switch (token) {
      case VALUE_TRUE -> new AttributeValue.Flag(true);
      case VALUE_FALSE -> new AttributeValue.Flag(false);
      case VALUE_STRING -> {
        String text = json.text(token, pointer);
        yield text == null ? null : new AttributeValue.Text(text);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        double number = json.currentNumber();
        if (!Double.isFinite(number)) {
          json.refuse(pointer, "must be a number that is not larger than 1.7e308");
          yield null;
        }
        // Minus zero is zero, so that the two are one content.
        yield new AttributeValue.Number(number + 0.0);
      }
      default -> {
        json.wrongForm(pointer, "must be a number, a boolean, a string or null");
        yield null;
      }
    };
  }
}
