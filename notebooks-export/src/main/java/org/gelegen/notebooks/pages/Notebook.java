package org.gelegen.notebooks.pages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notebook (nbformat 4.5) made of a script in which {@code # %%} begins a cell: {@code
 * [markdown]} after it, one of text whose lines are comments; {@code load}, the cell that reads the
 * export.
 */
final class Notebook {
  private static final String CELL = "# %%";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Notebook() {}

  private record Cell(String kind, List<String> lines) {}

  /** The notebook's file. */
  static byte[] of(String script, String load) {
    List<Cell> cells = new ArrayList<>();
    for (String line : script.strip().lines().toList()) {
      if (line.startsWith(CELL)) {
        cells.add(new Cell(line.substring(CELL.length()).strip(), new ArrayList<>()));
      } else {
        cells.getLast().lines().add(line);
      }
    }
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode nodes = root.putArray("cells");
    for (Cell cell : cells) {
      ObjectNode node = nodes.addObject().put("id", "cell-" + nodes.size());
      if (cell.kind().equals("[markdown]")) {
        node.put("cell_type", "markdown").putObject("metadata");
        source(node, cell.lines().stream().map(it -> it.replaceFirst("^# ?", "")).toList());
      } else {
        node.put("cell_type", "code").putObject("metadata");
        node.putNull("execution_count");
        node.putArray("outputs");
        source(node, cell.kind().equals("load") ? load.strip().lines().toList() : cell.lines());
      }
    }
    ObjectNode metadata = root.putObject("metadata");
    metadata
        .putObject("kernelspec")
        .put("display_name", "Python 3")
        .put("language", "python")
        .put("name", "python3");
    metadata.putObject("language_info").put("name", "python");
    root.put("nbformat", 4).put("nbformat_minor", 5);
    return MAPPER
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(root)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void source(ObjectNode node, List<String> lines) {
    ArrayNode source = node.putArray("source");
    for (int i = 0; i < lines.size(); i++) {
      source.add(i + 1 < lines.size() ? lines.get(i) + "\n" : lines.get(i));
    }
  }
}
