package org.gelegen.notebooks.reports.pages;

import java.util.Base64;
import java.util.List;

/** A part of a section of a report. */
public sealed interface Block {
  /** A paragraph. */
  record Text(String text) implements Block {}

  /** A list of sentences. */
  record Points(List<String> points) implements Block {
    public Points {
      points = List.copyOf(points);
    }
  }

  /** A name and what it is. */
  record Fact(String name, String value) {}

  /** A table of facts, one a row. */
  record Facts(String caption, List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /**
   * A table of figures; the first cell of a row names it.
   *
   * @param head as many as each row has cells
   */
  record Grid(String caption, List<String> head, List<List<String>> rows) implements Block {
    public Grid {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != head.size()) {
          throw new IllegalArgumentException(
              "a row must have " + head.size() + " cells but has " + row.size());
        }
      }
    }
  }

  /**
   * A picture.
   *
   * @param alt what it shows, for who does not see it
   * @param source PNG as a data URI
   */
  record Picture(String caption, String alt, String source) implements Block {
    /** A picture from the bytes of a PNG file. */
    public static Picture of(String caption, String alt, byte[] png) {
      return new Picture(
          caption, alt, "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
    }
  }
}
