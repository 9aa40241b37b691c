package org.gelegen.records;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
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
  static final int MAX_TEXT = 1024;
  static final int MAX_ITEMS = 1000;

  private static final Words<Channel> CHANNELS = Words.of(Channel.class);
  private static final Words<Need> NEEDS = Words.of(Need.class);
  private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

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
          readValue(field, parser, token);
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

  List<LocalWindow> windows() {
    return windows;
  }

  SortedMap<String, AttributeValue> attributes() {
    return attributes;
  }

  private void readValue(Field field, JsonParser parser, JsonToken token) {
    String pointer = prefix + field.pointer();
    switch (field.form()) {
      case TEXT -> {
        String text = readText(parser, token, pointer);
        if (text != null) {
          texts.put(field, text);
        }
      }
      case INTEGER -> {
        Integer value = readInteger(parser, token, pointer);
        if (field == Field.PAYDAY) {
          payday = value;
        } else {
          birthYear = value;
        }
      }
      case NUMBER -> propensity = readNumber(parser, token, pointer);
      case FLAG -> vulnerable = readFlag(parser, token, pointer);
      case CHANNELS -> channels = readChannels(parser, token, pointer);
      case NEEDS -> needs = readNeeds(parser, token, pointer);
      case WINDOWS -> windows = readWindows(parser, token, pointer);
      case ATTRIBUTES -> attributes = readAttributes(parser, token, pointer);
    }
  }

  private @Nullable String readText(JsonParser parser, JsonToken token, String pointer) {
    if (token != JsonToken.VALUE_STRING) {
      wrongForm(parser, pointer, "must be a string");
      return null;
    }
    String text = parser.getString();
    if (text.length() > MAX_TEXT) {
      errors.add(new FieldError(pointer, "must have at most " + MAX_TEXT + " characters"));
      return null;
    }
    if (!Utf8.storable(text)) {
      errors.add(new FieldError(pointer, "must be whole Unicode characters without NUL"));
      return null;
    }
    return text;
  }

  private @Nullable Integer readInteger(JsonParser parser, JsonToken token, String pointer) {
    if (token != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() != JsonParser.NumberType.INT) {
      wrongForm(parser, pointer, "must be a whole number within its range");
      return null;
    }
    return parser.getIntValue();
  }

  private @Nullable Double readNumber(JsonParser parser, JsonToken token, String pointer) {
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      wrongForm(parser, pointer, "must be a number");
      return null;
    }
    return parser.getDoubleValue();
  }

  private boolean readFlag(JsonParser parser, JsonToken token, String pointer) {
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      wrongForm(parser, pointer, "must be true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  private Map<Channel, Address> readChannels(JsonParser parser, JsonToken token, String pointer) {
    Map<Channel, Address> read = new EnumMap<>(Channel.class);
    if (token != JsonToken.START_OBJECT) {
      wrongForm(parser, pointer, "must be an object with an address for each channel");
      return read;
    }
    String name = parser.nextName();
    while (name != null) {
      String at = FieldError.step(pointer, name);
      Channel channel = CHANNELS.find(name);
      JsonToken value = parser.nextToken();
      if (channel == null) {
        wrongForm(parser, at, "is not a channel; the channels are " + CHANNELS.allowed());
      } else if (read.containsKey(channel)) {
        wrongForm(parser, at, "appears twice");
      } else if (value != JsonToken.START_OBJECT) {
        wrongForm(parser, at, "must be an object with an address, a consent or both");
      } else {
        read.put(channel, readAddress(parser, at));
      }
      name = parser.nextName();
    }
    return read;
  }

  private Address readAddress(JsonParser parser, String pointer) {
    String address = null;
    Boolean consent = null;
    boolean addressSeen = false;
    boolean consentSeen = false;
    String name = parser.nextName();
    while (name != null) {
      JsonToken token = parser.nextToken();
      String at = FieldError.step(pointer, name);
      boolean known = name.equals("address") || name.equals("consent");
      if (!known) {
        wrongForm(parser, at, "is not a field of a channel; the fields are address and consent");
      } else if (name.equals("address") ? addressSeen : consentSeen) {
        wrongForm(parser, at, "appears twice");
      } else if (name.equals("address")) {
        addressSeen = true;
        address = token == JsonToken.VALUE_NULL ? null : readText(parser, token, at);
      } else {
        consentSeen = true;
        consent = token == JsonToken.VALUE_NULL ? null : (Boolean) readFlag(parser, token, at);
      }
      name = parser.nextName();
    }
    if (address != null && address.isBlank()) {
      errors.add(new FieldError(pointer + "/address", "must not be empty; leave it out instead"));
    }
    return new Address(address, consent);
  }

  private Set<Need> readNeeds(JsonParser parser, JsonToken token, String pointer) {
    Set<Need> read = EnumSet.noneOf(Need.class);
    readWords(
        parser,
        token,
        pointer,
        (at, word) -> {
          Need need = NEEDS.find(word);
          if (need == null) {
            errors.add(new FieldError(at, "must be one of " + NEEDS.allowed()));
          } else {
            read.add(need);
          }
        });
    return read;
  }

  /** Hands out the strings of an array, each with its pointer. */
  private void readWords(
      JsonParser parser, JsonToken token, String pointer, BiConsumer<String, String> reader) {
    if (token != JsonToken.START_ARRAY) {
      wrongForm(parser, pointer, "must be an array of strings");
      return;
    }
    int index = 0;
    for (JsonToken item = parser.nextToken();
        item != JsonToken.END_ARRAY;
        item = parser.nextToken()) {
      String at = pointer + "/" + index;
      String word = readText(parser, item, at);
      if (word != null && index < MAX_ITEMS) {
        reader.accept(at, word);
      }
      index++;
    }
  }

  private List<LocalWindow> readWindows(JsonParser parser, JsonToken token, String pointer) {
    List<LocalWindow> read = new ArrayList<>();
    if (token != JsonToken.START_ARRAY) {
      wrongForm(parser, pointer, "must be an array of objects with days, from and to");
      return read;
    }
    int index = 0;
    for (JsonToken item = parser.nextToken();
        item != JsonToken.END_ARRAY;
        item = parser.nextToken()) {
      String at = pointer + "/" + index++;
      if (item != JsonToken.START_OBJECT) {
        wrongForm(parser, at, "must be an object with days, from and to");
      } else {
        LocalWindow window = readWindow(parser, at);
        if (window != null && read.size() < MAX_ITEMS) {
          read.add(window);
        }
      }
    }
    return read;
  }

  private @Nullable LocalWindow readWindow(JsonParser parser, String pointer) {
    Set<String> names = new HashSet<>();
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    LocalTime from = null;
    LocalTime to = null;
    String name = parser.nextName();
    while (name != null) {
      JsonToken token = parser.nextToken();
      String at = FieldError.step(pointer, name);
      if (!names.add(name)) {
        wrongForm(parser, at, "appears twice");
      } else {
        switch (name) {
          case "days" -> days.addAll(readDays(parser, token, at));
          case "from" -> from = readLocalTime(parser, token, at);
          case "to" -> to = readLocalTime(parser, token, at);
          default ->
              wrongForm(parser, at, "is not a field of a window; the fields are days, from, to");
        }
      }
      name = parser.nextName();
    }
    if (days.isEmpty() || from == null || to == null) {
      errors.add(new FieldError(pointer, "must name at least one day in days, a from and a to"));
      return null;
    }
    return new LocalWindow(days, from, to);
  }

  private Set<DayOfWeek> readDays(JsonParser parser, JsonToken token, String pointer) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    readWords(
        parser,
        token,
        pointer,
        (at, word) -> {
          int day = DAYS.indexOf(word);
          if (day < 0) {
            errors.add(new FieldError(at, "must be one of " + String.join(", ", DAYS)));
          } else {
            days.add(DayOfWeek.of(day + 1));
          }
        });
    return days;
  }

  private @Nullable LocalTime readLocalTime(JsonParser parser, JsonToken token, String pointer) {
    String text = readText(parser, token, pointer);
    LocalTime time = text == null ? null : LocalTimes.parse(text);
    if (text != null && time == null) {
      errors.add(new FieldError(pointer, LocalTimes.ALLOWED));
    }
    return time;
  }

  private SortedMap<String, AttributeValue> readAttributes(
      JsonParser parser, JsonToken token, String pointer) {
    SortedMap<String, AttributeValue> read = new TreeMap<>();
    if (token != JsonToken.START_OBJECT) {
      wrongForm(parser, pointer, "must be an object");
      return read;
    }
    Set<String> unknown = Set.of();
    String name = parser.nextName();
    while (name != null) {
      JsonToken value = parser.nextToken();
      String at = FieldError.step(pointer, name);
      if (name.isEmpty() || name.length() > 128 || !Utf8.storable(name)) {
        wrongForm(parser, at, "must be a name of 1 to 128 whole characters");
      } else if (read.containsKey(name) || unknown.contains(name)) {
        wrongForm(parser, at, "appears twice");
      } else if (value == JsonToken.VALUE_NULL) {
        unknown = unknown.isEmpty() ? new HashSet<>() : unknown;
        unknown.add(name);
      } else {
        AttributeValue attribute = readAttribute(parser, value, at);
        if (attribute != null) {
          read.put(name, attribute);
        }
      }
      name = parser.nextName();
    }
    if (read.size() > MAX_ITEMS) {
      errors.add(new FieldError(pointer, "must hold at most " + MAX_ITEMS + " attributes"));
    }
    return read;
  }

  private @Nullable AttributeValue readAttribute(
      JsonParser parser, JsonToken token, String pointer) {
    return switch (token) {
      case VALUE_TRUE -> new AttributeValue.Flag(true);
      case VALUE_FALSE -> new AttributeValue.Flag(false);
      case VALUE_STRING -> {
        String text = readText(parser, token, pointer);
        yield text == null ? null : new AttributeValue.Text(text);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
          errors.add(new FieldError(pointer, "must be a number that is not larger than 1.7e308"));
          yield null;
        }
        // Minus zero is zero, so that the two are one content.
        yield new AttributeValue.Number(number + 0.0);
      }
      default -> {
        wrongForm(parser, pointer, "must be a number, a boolean, a string or null");
        yield null;
      }
    };
  }

  private void wrongForm(JsonParser parser, String pointer, String reason) {
    errors.add(new FieldError(pointer, reason));
    parser.skipChildren();
  }
}
