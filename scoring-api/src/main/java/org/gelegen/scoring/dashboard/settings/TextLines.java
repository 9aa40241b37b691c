package org.gelegen.scoring.dashboard.settings;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** Finds the places of a JSON text that pointers name. */
final class TextLines {
  private TextLines() {}

  /**
   * The line, counted from 1, where what a JSON pointer names begins; empty for the whole, and
   * where it is not in the text.
   */
  static Optional<Integer> find(String text, String pointer) {
    if (pointer.isEmpty()) {
      return Optional.empty();
    }
    try (JsonParser parser = JsonMapper.shared().createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.streamReadContext().pathAsPointer().toString().equals(pointer)) {
          return Optional.of(parser.currentTokenLocation().getLineNr());
        }
      }
    } catch (JacksonException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
