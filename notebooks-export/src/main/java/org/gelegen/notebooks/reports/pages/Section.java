package org.gelegen.notebooks.reports.pages;

import java.util.List;

/** A section of a report. */
public record Section(String heading, List<Block> blocks) {
  public Section {
    blocks = List.copyOf(blocks);
  }

  /** A section of these blocks. */
  public static Section of(String heading, Block... blocks) {
    return new Section(heading, List.of(blocks));
  }
}
