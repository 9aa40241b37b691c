package org.gelegen.records;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.LocalWindow;
import org.gelegen.model.portfolio.Need;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of one JSON object as they are read, before it is known which type of record they
 * make: {@code type} may come last. Only the JSON form of values is judged here; {@link
 * DraftBuilder} judges what they say.
 */
final class RecordDraft {
  private static final Words<Need> NEEDS = Words.of(Need.class);

  private final String prefix;
  private final List<FieldError> errors = new ArrayList<>(0);
  private final Map<Field, String> texts = new EnumMap<>(Field.class);
  private long seen;
  private long present;

  private @Nullable Integer birthYear;
  private @Nullable Integer payday;
  private @Nullable Double propensity;
  private boolean vulnerable;
  private Map<Channel, Address> channels = Map.of();
  private Set<Need> needs = Set.of();
  private List<String> otherCases = List.of();
  private List<LocalWindow> windows = List.of();
  private SortedMap<String, AttributeValue> attributes = new TreeMap<>();

  /**
   * @param prefix what every pointer begins with, such as {@code /3} in an array
   */
  RecordDraft(String prefix) {
    this.prefix = prefix;
  }

  /** Reads an object of which the parser is at the opening brace, up to its closing brace. */
  void read(JsonParser parser) {
    ValueReader json = new ValueReader(parser, errors);
    String name = parser.nextName();
    while (name != null) {
      Field field = Field.find(name);
      JsonToken token = parser.nextToken();
      if (field == null) {
        errors.add(new FieldError(FieldError.step(prefix, name), "is not a field of any record"));
        parser.skipChildren();
      } else if ((seen & field.bit()) != 0) {
        error(field, "appears twice");
        parser.skipChildren();
      } else {
        seen |= field.bit();
        if (token != JsonToken.VALUE_NULL) {
          present |= field.bit();
          readValue(field, json, token);
        }
      }
      name = parser.nextName();
    }
  }

  List<FieldError> errors() {
    return errors;
  }

  void error(Field field, String reason) {
    errors.add(new FieldError(prefix + field.pointer(), reason));
  }

  /** An error at one item of a field. */
  void error(Field field, int item, String reason) {
    errors.add(new FieldError(prefix + field.pointer() + "/" + item, reason));
  }

  /** A bit for each field that was named, null or not. */
  long seen() {
    return seen;
  }

  boolean has(Field field) {
    return (present & field.bit()) != 0;
  }

  /** Lets a field say what the surroundings say, when it is not there. */
  void imply(Field field, String text) {
    if (!has(field)) {
      seen |= field.bit();
      present |= field.bit();
      texts.put(field, text);
    }
  }

  /** The text of a field, or null when it is absent or not a text. */
  @Nullable String text(Field field) {
    return texts.get(field);
  }

  @Nullable Integer birthYear() {
    return birthYear;
  }

  @Nullable Integer payday() {
    return payday;
  }

  @Nullable Double propensity() {
    return propensity;
  }

  boolean vulnerable() {
    return vulnerable;
  }

  Map<Channel, Address> channels() {
    return channels;
  }

  Set<Need> needs() {
    return needs;
  }

  /** The ids of other cases, as they stand there. */
  List<String> otherCases() {
    return otherCases;
  }

  List<LocalWindow> windows() {
    return windows;
  }

  SortedMap<String, AttributeValue> attributes() {
    return attributes;
  }

  private void readValue(Field field, ValueReader json, JsonToken token) {
    String pointer = prefix + field.pointer();
    switch (field.form()) {
      case TEXT -> {
        String text = json.text(token, pointer);
        if (text != null) {
          texts.put(field, text);
        }
      }
      case INTEGER -> {
        Integer value = json.integer(token, pointer);
        if (field == Field.PAYDAY) {
          payday = value;
        } else {
          birthYear = value;
        }
      }
      case NUMBER -> propensity = json.number(token, pointer);
      case FLAG -> vulnerable = json.flag(token, pointer);
      case CHANNELS -> channels = ChannelsReader.read(json, token, pointer);
      case NEEDS -> needs = readNeeds(json, token, pointer);
      case IDS -> otherCases = readTexts(json, token, pointer);
      case WINDOWS -> windows = WindowsReader.read(json, token, pointer);
      case ATTRIBUTES -> attributes = AttributesReader.read(json, token, pointer);
    }
  }

  private static List<String> readTexts(ValueReader json, JsonToken token, String pointer) {
    List<String> read = new ArrayList<>();
    json.words(token, pointer, (_, word) -> read.add(word));
    return read;
  }

  private static Set<Need> readNeeds(ValueReader json, JsonToken token, String pointer) {
    Set<Need> read = EnumSet.noneOf(Need.class);
    json.words(
        token,
        pointer,
        (at, word) -> {
          Need need = NEEDS.find(word);
          if (need == null) {
            json.refuse(at, "must be one of " + NEEDS.allowed());
          } else {
            read.add(need);
          }
        });
    return read;
  }
}
