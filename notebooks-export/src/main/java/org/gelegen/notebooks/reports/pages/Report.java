package org.gelegen.notebooks.reports.pages;

import java.time.Instant;
import java.util.List;

/**
 * A report.
 *
 * @param name of its files, without their ending
 * @param language ISO 639-1
 * @param lead what it is about, in a sentence or two
 * @param foot what stands at the foot of each printed page
 * @param asOf nothing later was looked at
 */
public record Report(
    String name,
    String language,
    String title,
    String lead,
    String foot,
    Instant asOf,
    List<Section> sections) {
  public Report {
    sections = List.copyOf(sections);
  }
}
