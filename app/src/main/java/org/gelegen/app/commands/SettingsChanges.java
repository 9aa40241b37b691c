package org.gelegen.app.commands;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What other settings change, a line for each value, such as {@code capacities.phone.perDay: 40 →
 * 80}.
 */
final class SettingsChanges {
  private static final String NONE = "–";

  private final List<String> lines = new ArrayList<>();

  private SettingsChanges() {}

  static List<String> between(JsonNode before, JsonNode after) {
    SettingsChanges changes = new SettingsChanges();
    changes.add("", before, after);
    return List.copyOf(changes.lines);
  }

  private void add(String path, JsonNode was, JsonNode is) {
    if (was.equals(is)) {
      return;
    }
    if (was.isObject() || is.isObject()) {
      Set<String> names = new LinkedHashSet<>(was.propertyNames());
      names.addAll(is.propertyNames());
      names.forEach(
          name -> add(path.isEmpty() ? name : path + "." + name, was.path(name), is.path(name)));
    } else if (holdsMore(was) || holdsMore(is)) {
      for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
        add(path + "[" + (i + 1) + "]", at(was, i), at(is, i));
      }
    } else {
      lines.add(path + ": " + told(was) + " → " + told(is));
    }
  }

  private static JsonNode at(JsonNode list, int i) {
    @Nullable JsonNode element = list.get(i);
    return element == null ? MissingNode.getInstance() : element;
  }

  /** Whether it is a list of more than single values. */
  private static boolean holdsMore(JsonNode value) {
    return value.isArray() && value.valueStream().anyMatch(JsonNode::isContainer);
  }

  private static String told(JsonNode value) {
    if (value.isMissingNode() || value.isNull() || (value.isContainer() && value.isEmpty())) {
      return NONE;
    }
    return value.isArray()
        ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
        : value.asString();
  }
}
