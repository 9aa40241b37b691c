package org.gelegen.scoring.dashboard.settings;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** Finds the places of a JSON text that pointers name. */
final class TextLines {
  private TextLines() {}

  /**
   * The lines, counted from 1, where what JSON pointers name begins; without those of the whole,
   * and of what is not in the text. The text is gone through once, and no further than needed.
   */
  static Map<String, Integer> find(String text, Collection<String> pointers) {
    Set<String> wanted = new HashSet<>(pointers);
    wanted.remove("");
    int deepest = wanted.stream().mapToInt(TextLines::depth).max().orElse(0);
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = JsonMapper.shared().createParser(text)) {
      while (!wanted.isEmpty() && parser.nextToken() != null) {
        // What begins an object or an array is one deeper than the pointer to it.
        if (parser.streamReadContext().getNestingDepth() <= deepest + 1) {
          String pointer = parser.streamReadContext().pathAsPointer().toString();
          if (wanted.remove(pointer)) {
            lines.put(pointer, parser.currentTokenLocation().getLineNr());
          }
        }
      }
    } catch (JacksonException e) {
      // What comes after the break has no place that can be told.
      return lines;
    }
    return lines;
  }

  private static int depth(String pointer) {
    return (int) pointer.chars().filter(character -> character == '/').count();
  }
}
