package org.gelegen.model.portfolio;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A constant that has a spelling of its own in records, settings and the HTTP interface. */
public interface WireName {
  /** The spelling outside, for example {@code right-party}. */
  String wireName();

  /** The constant of {@code type} that is spelled {@code wireName}, or empty. */
  static <E extends Enum<E> & WireName> Optional<E> find(Class<E> type, String wireName) {
    for (E constant : type.getEnumConstants()) {
      if (constant.wireName().equals(wireName)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  /**
   * The constant of {@code type} that is spelled {@code wireName}.
   *
   * @throws IllegalArgumentException naming what is allowed, when there is none
   */
  static <E extends Enum<E> & WireName> E require(Class<E> type, String wireName) {
    return find(type, wireName)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be one of " + spellings(type) + " but is \"" + wireName + "\""));
  }

  private static <E extends Enum<E> & WireName> String spellings(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(WireName::wireName)
        .collect(Collectors.joining(", "));
  }
}
