package org.gelegen.datasets.published;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.gelegen.model.portfolio.AttributeValue;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plain rows as lines of JSON: {@code row}, from 1 in the order of the file; {@code known}, what is
 * known of it beforehand; {@code later}, what is decided or known only later.
 */
final class RowLines {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private RowLines() {}

  static void write(List<Facts> rows, OutputStream out) {
    ObjectWriter lines = JSON.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);
    long number = 0;
    for (Facts facts : rows) {
      ObjectNode line = JSON.createObjectNode().put("row", ++number);
      put(line.putObject("known"), facts.known());
      put(line.putObject("later"), facts.later());
      lines.writeValue(out, line);
      newLine(out);
    }
  }

  private static void newLine(OutputStream out) {
    try {
      out.write('\n');
    } catch (IOException e) {
      throw new DatasetException("the rows cannot be written: " + e.getMessage(), e);
    }
  }

  private static void put(ObjectNode node, Map<String, AttributeValue> values) {
    values.forEach(
        (column, value) -> {
          switch (value) {
            case AttributeValue.Number number -> node.put(column, number.value());
            case AttributeValue.Text text -> node.put(column, text.value());
            case AttributeValue.Flag flag -> node.put(column, flag.value());
          }
        });
  }
}
