package org.gelegen.storage;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Small maps as JSON columns, where analysts can look at them. */
final class Json {
  static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static String writeCounts(Map<String, Long> counts) {
    ObjectNode node = MAPPER.createObjectNode();
    counts.forEach(node::put);
    return node.toString();
  }

  static SortedMap<String, Long> readCounts(String json) {
    return read(json, JsonNode::longValue);
  }

  /** What is no number in JSON (a metric without data is NaN) becomes a string. */
  static String writeNumbers(Map<String, Double> numbers) {
    ObjectNode node = MAPPER.createObjectNode();
    numbers.forEach(
        (name, value) -> {
          if (Double.isFinite(value)) {
            node.put(name, value);
          } else {
            node.put(name, value.toString());
          }
        });
    return node.toString();
  }

  static SortedMap<String, Double> readNumbers(String json) {
    return read(
        json,
        value -> value.isNumber() ? value.doubleValue() : Double.valueOf(value.stringValue()));
  }

  static String writeTexts(Map<String, String> texts) {
    ObjectNode node = MAPPER.createObjectNode();
    texts.forEach(node::put);
    return node.toString();
  }

  static SortedMap<String, String> readTexts(String json) {
    return read(json, JsonNode::stringValue);
  }

  private static <V> SortedMap<String, V> read(String json, Function<JsonNode, V> value) {
    SortedMap<String, V> map = new TreeMap<>();
    MAPPER
        .readTree(json)
        .properties()
        .forEach(entry -> map.put(entry.getKey(), value.apply(entry.getValue())));
    return map;
  }
}
