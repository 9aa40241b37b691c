package org.gelegen.records.settings;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.records.Amounts;
import org.gelegen.records.FieldError;
import org.gelegen.records.LocalTimes;
import org.gelegen.records.Moments;
import tools.jackson.databind.JsonNode;

/**
 * A value of a settings document with its place. Each reading is empty when the value is absent or
 * null, and when it is wrong, which is noted in the list of errors.
 */
final class SettingsNode {
  private static final String CHANNELS =
      Arrays.stream(Channel.values()).map(WireName::wireName).collect(Collectors.joining(", "));

  private final JsonNode node;
  private final String pointer;
  private final List<FieldError> errors;

  SettingsNode(JsonNode node, String pointer, List<FieldError> errors) {
    this.node = node;
    this.pointer = pointer;
    this.errors = errors;
  }

  /** Whether there is nothing here: absent and null are the same. */
  boolean absent() {
    return node.isMissingNode() || node.isNull();
  }

  SettingsNode at(String name) {
    return new SettingsNode(node.path(name), FieldError.step(pointer, name), errors);
  }

  void error(String reason) {
    errors.add(new FieldError(pointer, reason));
  }

  /** Refuses every key but {@code known}, by name; false when this is no object at all. */
  boolean object(String... known) {
    if (absent()) {
      return false;
    }
    if (!node.isObject()) {
      error("must be an object");
      return false;
    }
    String unknown = "is not a setting; the settings here are " + String.join(", ", known);
    for (String name : node.propertyNames()) {
      if (!Arrays.asList(known).contains(name)) {
        at(name).error(unknown);
      }
    }
    return true;
  }

  /** Visits an object whose keys are free. */
  void forEachEntry(BiConsumer<String, SettingsNode> visitor) {
    if (absent()) {
      return;
    }
    if (!node.isObject()) {
      error("must be an object");
      return;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      visitor.accept(entry.getKey(), at(entry.getKey()));
    }
  }

  /** Visits an object whose keys are channels. */
  void forEachChannel(BiConsumer<Channel, SettingsNode> visitor) {
    forEachEntry(
        (name, value) ->
            WireName.find(Channel.class, name)
                .ifPresentOrElse(
                    channel -> visitor.accept(channel, value),
                    () -> value.error("is not a channel; the channels are " + CHANNELS)));
  }

  void forEachItem(Consumer<SettingsNode> visitor) {
    if (absent()) {
      return;
    }
    if (!node.isArray()) {
      error("must be an array");
      return;
    }
    for (int i = 0; i < node.size(); i++) {
      visitor.accept(new SettingsNode(node.get(i), pointer + "/" + i, errors));
    }
  }

  Optional<String> text() {
    if (absent()) {
      return Optional.empty();
    }
    if (!node.isString() || node.stringValue().isBlank() || node.stringValue().indexOf(0) >= 0) {
      error("must be a string that is not empty");
      return Optional.empty();
    }
    return Optional.of(node.stringValue());
  }

  /** A text of at most {@code longest} characters. */
  Optional<String> text(int longest) {
    Optional<String> text = text();
    if (text.isPresent() && text.get().length() > longest) {
      error("must have at most " + longest + " characters but has " + text.get().length());
      return Optional.empty();
    }
    return text;
  }

  Optional<Channel> channel() {
    Optional<String> word = text();
    Optional<Channel> channel = word.flatMap(name -> WireName.find(Channel.class, name));
    if (word.isPresent() && channel.isEmpty()) {
      error("must be one of " + CHANNELS);
    }
    return channel;
  }

  /** One of an enum's words. */
  <E extends Enum<E> & WireName> Optional<E> word(Class<E> words) {
    Optional<String> text = text();
    Optional<E> word = text.flatMap(name -> WireName.find(words, name));
    if (text.isPresent() && word.isEmpty()) {
      error(
          "must be one of "
              + Arrays.stream(words.getEnumConstants())
                  .map(WireName::wireName)
                  .collect(Collectors.joining(", ")));
    }
    return word;
  }

  /** An amount: a decimal string or, as YAML has it without quotes, a number. Not negative. */
  Optional<BigDecimal> amount() {
    if (absent()) {
      return Optional.empty();
    }
    String text =
        node.isNumber() ? node.decimalValue().toPlainString() : node.stringValue("not an amount");
    BigDecimal amount = Amounts.parse(text);
    if (amount == null || amount.signum() < 0) {
      error(Amounts.ALLOWED + ", and not negative");
      return Optional.empty();
    }
    return Optional.of(amount);
  }

  Optional<Double> number(double min, double max) {
    if (absent()) {
      return Optional.empty();
    }
    if (!node.isNumber() || !(node.doubleValue() >= min && node.doubleValue() <= max)) {
      error("must be a number from " + min + " to " + max);
      return Optional.empty();
    }
    return Optional.of(node.doubleValue());
  }

  Optional<Integer> integer(int min, int max) {
    return whole(min, max).map(Math::toIntExact);
  }

  Optional<Long> whole(long min, long max) {
    if (absent()) {
      return Optional.empty();
    }
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < min
        || node.longValue() > max) {
      error("must be a whole number from " + min + " to " + max);
      return Optional.empty();
    }
    return Optional.of(node.longValue());
  }

  Optional<Boolean> flag() {
    if (absent()) {
      return Optional.empty();
    }
    if (!node.isBoolean()) {
      error("must be true or false");
      return Optional.empty();
    }
    return Optional.of(node.booleanValue());
  }

  Optional<Duration> duration(Duration min, Duration max) {
    if (absent()) {
      return Optional.empty();
    }
    Duration duration = null;
    try {
      duration = Duration.parse(node.stringValue(""));
    } catch (DateTimeException e) {
      // Said below, in words that show what is allowed.
    }
    if (duration == null || duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
      error(
          "must be a duration such as PT30S or P14D, from "
              + Durations.format(min)
              + " to "
              + Durations.format(max));
      return Optional.empty();
    }
    return Optional.of(duration);
  }

  Optional<Instant> moment() {
    if (absent()) {
      return Optional.empty();
    }
    Instant moment = Moments.parse(node.stringValue(""));
    if (moment == null) {
      error(Moments.ALLOWED);
    }
    return Optional.ofNullable(moment);
  }

  Optional<LocalTime> localTime() {
    if (absent()) {
      return Optional.empty();
    }
    LocalTime time = LocalTimes.parse(node.stringValue(""));
    if (time == null) {
      error(LocalTimes.ALLOWED);
    }
    return Optional.ofNullable(time);
  }
}
