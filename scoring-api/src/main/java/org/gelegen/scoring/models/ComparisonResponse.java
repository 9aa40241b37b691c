package org.gelegen.scoring.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.scoring.http.Doc;

/** Versions side by side. */
record ComparisonResponse(
    @Doc("in the order that was asked in") List<String> versions,
    @Doc("every metric that any of them has") List<Row> metrics) {
  ComparisonResponse {
    versions = List.copyOf(versions);
    metrics = List.copyOf(metrics);
  }

  /** One metric. */
  record Row(
      String metric,
      @Doc("by version; a version that does not have it is left out") Map<String, Double> values) {}

  static ComparisonResponse from(List<ModelVersion> versions) {
    TreeSet<String> names = new TreeSet<>();
    versions.forEach(version -> names.addAll(version.metrics().keySet()));
    return new ComparisonResponse(
        versions.stream().map(ModelVersion::name).toList(),
        names.stream().map(name -> row(name, versions)).toList());
  }

  private static Row row(String name, List<ModelVersion> versions) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (ModelVersion version : versions) {
      if (version.metrics().containsKey(name)) {
        values.put(version.name(), version.metrics().get(name));
      }
    }
    return new Row(name, values);
  }
}
