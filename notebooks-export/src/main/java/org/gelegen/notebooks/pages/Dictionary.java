package org.gelegen.notebooks.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.notebooks.tables.Column;
import org.gelegen.notebooks.tables.Table;
import org.gelegen.notebooks.tables.TableWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What everything in an export means, for programs and for people. */
public final class Dictionary {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final List<TableWriter> tables;
  private final Map<String, String> files;

  /**
   * A dictionary.
   *
   * @param files what each other file is, by its path
   */
  public Dictionary(List<TableWriter> tables, Map<String, String> files) {
    this.tables = List.copyOf(tables);
    this.files = new TreeMap<>(files);
  }

  /** For programs. */
  public byte[] json() {
    ObjectNode root = MAPPER.createObjectNode();
    ObjectNode described = root.putObject("tables");
    for (TableWriter writer : tables) {
      Table table = writer.table();
      ObjectNode node =
          described
              .putObject(table.name())
              .put("about", table.about())
              .put("row", table.row())
              .put("rows", writer.rows());
      ArrayNode columns = node.putArray("columns");
      for (Column column : table.columns()) {
        columns
            .addObject()
            .put("name", column.name())
            .put("type", column.type().wireName())
            .put("unit", column.unit())
            .put("meaning", column.meaning());
      }
    }
    ObjectNode others = root.putObject("files");
    files.forEach(others::put);
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  /** For people. */
  public byte[] readme(String heading, List<String> paragraphs) {
    StringBuilder page = new StringBuilder("# " + heading + "\n");
    paragraphs.forEach(paragraph -> page.append('\n').append(paragraph).append('\n'));
    page.append("\n## Files\n\n| file | is |\n| --- | --- |\n");
    files.forEach((path, about) -> page.append("| `%s` | %s |\n".formatted(path, about)));
    for (TableWriter writer : tables) {
      Table table = writer.table();
      page.append("\n## data/%s\n\n".formatted(table.name()))
          .append(table.about())
          .append(" A row is %s; %,d rows.\n\n".formatted(table.row(), writer.rows()))
          .append("| column | type | unit | meaning |\n| --- | --- | --- | --- |\n");
      for (Column column : table.columns()) {
        page.append(
            "| `%s` | %s | %s | %s |\n"
                .formatted(
                    cell(column.name()),
                    column.type().wireName(),
                    column.unit(),
                    column.meaning()));
      }
    }
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Names of attributes are the client's own and may hold anything. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("`", "'").replaceAll("\\s", " ");
  }
}
