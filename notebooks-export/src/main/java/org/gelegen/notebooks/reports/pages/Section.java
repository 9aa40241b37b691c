package org.gelegen.notebooks.reports.pages;

import java.util.ArrayList;
import java.util.List;

/** A section of a report. */
public record Section(String heading, List<Block> blocks) {
  /** A table of more rows may be parted by the end of a page. */
  private static final int MOST_ROWS_TOGETHER = 25;

  public Section {
    blocks = List.copyOf(blocks);
  }

  /** A section of these blocks. */
  public static Section of(String heading, Block... blocks) {
    return new Section(heading, List.of(blocks));
  }

  /**
   * Blocks that belong together: a table or picture with what is said before it.
   *
   * @param onOnePage whether they go on one page
   */
  public record Part(List<Block> blocks, boolean onOnePage) {
    public Part {
      blocks = List.copyOf(blocks);
    }
  }

  /** The section's blocks in parts. The heading belongs to the first. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    List<Block> part = new ArrayList<>();
    for (Block block : blocks) {
      part.add(block);
      int rows =
          switch (block) {
            case Block.Text _, Block.Points _ -> 0;
            case Block.Picture _ -> 1;
            case Block.Facts(_, List<Block.Fact> facts) -> facts.size();
            case Block.Grid(_, _, List<List<String>> cells) -> cells.size();
          };
      if (rows > 0) {
        parts.add(new Part(part, rows <= MOST_ROWS_TOGETHER));
        part = new ArrayList<>();
      }
    }
    if (!part.isEmpty()) {
      parts.add(new Part(part, true));
    }
    return parts;
  }
}
