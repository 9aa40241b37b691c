package org.gelegen.records;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.gelegen.model.portfolio.WireName;
import org.jspecify.annotations.Nullable;

/** The spellings of an enumeration, looked up by hash because records are read by the million. */
final class Words<E extends Enum<E> & WireName> {
  private final Map<String, E> constants = new HashMap<>();
  private final String allowed;
  private final E first;

  private Words(E[] all) {
    first = all[0];
    for (E constant : all) {
      constants.put(constant.wireName(), constant);
    }
    allowed = Arrays.stream(all).map(WireName::wireName).collect(Collectors.joining(", "));
  }

  static <E extends Enum<E> & WireName> Words<E> of(Class<E> type) {
    return new Words<>(type.getEnumConstants());
  }

  @Nullable E find(String word) {
    return constants.get(word);
  }

  /** Stands in for a word that was refused, in a record that will never be built. */
  E placeholder() {
    return first;
  }

  /** The spellings, to say what is allowed. */
  String allowed() {
    return allowed;
  }
}
