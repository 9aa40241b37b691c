package org.gelegen.notebooks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an export came to.
 *
 * @param rows by table
 * @param versions the names of the versions whose models are in it
 * @param warnings what could not be exported, and why
 */
public record ExportResult(Map<String, Long> rows, List<String> versions, List<String> warnings) {
  public ExportResult {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    versions = List.copyOf(versions);
    warnings = List.copyOf(warnings);
  }
}
