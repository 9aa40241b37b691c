package org.gelegen.scoring.dashboard.compare;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The reliability diagrams of a version, as training wrote them among its files: a line for each
 * group of predictions of each head and channel.
 */
final class ReliabilityFile {
  static final String NAME = "reliability.csv";

  /** The channel's name of all channels together. */
  static final String ALL = "all";

  private static final int COLUMNS = 6;

  private ReliabilityFile() {}

  /**
   * A group of predictions.
   *
   * @param predicted their mean probability
   * @param observed the share that came true
   * @param standardError of {@code observed − predicted}
   */
  record Group(
      String head,
      String channel,
      long n,
      double predicted,
      double observed,
      double standardError) {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException when a line is not as training writes it
   */
  static List<Group> read(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(ReliabilityFile::group)
        .toList();
  }

  private static Group group(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(
          "a line of " + NAME + " must have " + COLUMNS + " cells but is " + line);
    }
    return new Group(
        cells[0],
        cells[1],
        Long.parseLong(cells[2]),
        Double.parseDouble(cells[3]),
        Double.parseDouble(cells[4]),
        Double.parseDouble(cells[5]));
  }
}
