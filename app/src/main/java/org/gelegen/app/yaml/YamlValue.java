package org.gelegen.app.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A value of a YAML file that knows its line, so that a refusal can say where. Scalars stay text.
 */
public sealed interface YamlValue {
  /** The line it begins on, from 1. */
  int line();

  /** What the value is, for a refusal. */
  String what();

  record Scalar(int line, String text) implements YamlValue {
    @Override
    public String what() {
      return "\"" + text + "\"";
    }
  }

  record Sequence(int line, List<YamlValue> items) implements YamlValue {
    @Override
    public String what() {
      return "a list";
    }
  }

  record Mapping(int line, Map<String, YamlValue> values, Map<String, Integer> lines)
      implements YamlValue {
    @Override
    public String what() {
      return "keys with values";
    }
  }

  /** Something wrong at a line. */
  final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    public Refused(int line, String message) {
      super(message);
      this.line = line;
    }

    public int line() {
      return line;
    }
  }

  /**
   * The one document of a file.
   *
   * @throws Refused when it is not YAML, names a key twice or uses an alias
   */
  static YamlValue parse(String yaml) {
    try (JsonParser parser = new YAMLMapper().createParser(yaml)) {
      if (parser.nextToken() == null) {
        throw new Refused(1, "is empty");
      }
      YamlValue value = read(parser);
      if (parser.nextToken() != null) {
        throw new Refused(line(parser), "must hold one document only");
      }
      return value;
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new Refused(line, "is not YAML: " + reason(e.getOriginalMessage()));
    }
  }

  /** The parser's message without its pictures of the text, which are indented. */
  private static String reason(String message) {
    return message
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .collect(Collectors.joining("; "));
  }

  private static YamlValue read(JsonParser parser) {
    int line = line(parser);
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw new Refused(line, "must not use aliases");
    }
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return mapping(parser, line);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<YamlValue> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(read(parser));
      }
      return new Sequence(line, items);
    }
    String text = parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getString();
    return new Scalar(line, text);
  }

  private static Mapping mapping(JsonParser parser, int line) {
    Map<String, YamlValue> values = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = line(parser);
      parser.nextToken();
      if (values.put(key, read(parser)) != null) {
        throw new Refused(keyLine, "names \"" + key + "\" twice");
      }
      lines.put(key, keyLine);
    }
    return new Mapping(line, values, lines);
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
