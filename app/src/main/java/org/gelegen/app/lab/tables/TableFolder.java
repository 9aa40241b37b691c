package org.gelegen.app.lab.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.gelegen.datasets.published.Facts;
import org.gelegen.datasets.published.PlainDatasets;
import org.gelegen.model.GelegenException;

/**
 * A folder that holds the public tables, how their rows are split, and what others reached on them.
 */
public final class TableFolder {
  private final Path folder;

  public TableFolder(Path folder) {
    this.folder = folder;
  }

  List<Facts> bankMarketing() {
    return PlainDatasets.BANK_MARKETING.read(file("bank-marketing/bank-additional-full.csv.gz"));
  }

  List<Facts> creditDefault() {
    return PlainDatasets.CREDIT_DEFAULT.read(file("credit-default/UCI_Credit_Card.csv.gz"));
  }

  List<Facts> hillstrom() {
    return PlainDatasets.HILLSTROM.read(file("hillstrom/hillstrom.csv.gz"));
  }

  ReferenceFigures reference() {
    return ReferenceFigures.read(file("reference.json"));
  }

  /**
   * Which part of a split each row belongs to.
   *
   * @param split such as {@code hillstrom-halves}
   * @param rows how many rows there must be
   */
  int[] parts(String split, int rows) {
    Path file = file("splits/" + split + ".csv.gz");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      int[] parts = new int[rows];
      List<String> lines = reader.lines().skip(1).toList();
      if (lines.size() != rows) {
        throw new GelegenException(
            "%s must have %d rows but has %d".formatted(file, rows, lines.size()));
      }
      for (int row = 0; row < rows; row++) {
        String[] cells = lines.get(row).split(",", 2);
        if (Integer.parseInt(cells[0]) != row) {
          throw new GelegenException(file + " must name its rows in order but has " + cells[0]);
        }
        parts[row] = Integer.parseInt(cells[1]);
      }
      return parts;
    } catch (IOException e) {
      throw new GelegenException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private Path file(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new GelegenException(
          file + " is not there: give the folder of the public tables with --data");
    }
    return file;
  }
}
