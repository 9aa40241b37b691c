package org.gelegen.app.settings;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gelegen.model.GelegenException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML text as dotted keys, each with the line it stands on. */
final class FlatYaml {
  private FlatYaml() {}

  /** A value and where it stands, such as {@code gelegen.yaml, line 3}. */
  record Entry(String text, String origin) {}

  /**
   * Reads a text.
   *
   * @throws GelegenException when it is not YAML, or has anything but maps of single values
   */
  static Map<String, Entry> read(String origin, String text) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Deque<String> path = new ArrayDeque<>();
    try (JsonParser parser = new YAMLMapper().createParser(text)) {
      String name = "";
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        String at = origin + ", line " + parser.currentTokenLocation().getLineNr();
        switch (token) {
          case PROPERTY_NAME -> name = parser.currentName();
          case START_OBJECT -> path.addLast(name);
          case END_OBJECT -> path.removeLast();
          case START_ARRAY -> throw new GelegenException(at + ": a list is not expected here");
          default -> {
            String key = key(path, name);
            if (entries.put(key, new Entry(parser.getString(), at)) != null) {
              throw new GelegenException(at + ": " + key + " is set twice");
            }
          }
        }
      }
    } catch (JacksonException e) {
      throw new GelegenException(origin + " is not YAML: " + e.getOriginalMessage(), e);
    }
    return entries;
  }

  private static String key(Deque<String> path, String name) {
    StringBuilder key = new StringBuilder();
    for (String part : path) {
      if (!part.isEmpty()) {
        key.append(part).append('.');
      }
    }
    return key.append(name).toString();
  }
}
