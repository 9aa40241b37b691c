package org.gelegen.notebooks.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.notebooks.tables.Column;
import org.jspecify.annotations.Nullable;

/** The features that the table of contacts has, and how it calls them. */
public final class ContactFeatures {
  private final FeatureSchema schema;
  private final FeatureSchema shown;
  private final List<@Nullable Column> columns;

  private ContactFeatures(
      FeatureSchema schema, FeatureSchema shown, List<@Nullable Column> columns) {
    this.schema = schema;
    this.shown = shown;
    this.columns = Collections.unmodifiableList(columns);
  }

  /**
   * The features of a schema.
   *
   * @param shown the same features in the same places, as the export calls them
   * @param leftOut the places of those that the table does not have
   */
  public static ContactFeatures of(
      FeatureSchema schema, FeatureSchema shown, Set<Integer> leftOut) {
    List<Column> all = FeatureColumns.of(shown);
    List<@Nullable Column> columns = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      columns.add(leftOut.contains(i) ? null : all.get(i));
    }
    return new ContactFeatures(schema, shown, columns);
  }

  /** The schema that values are taken by. */
  public FeatureSchema schema() {
    return schema;
  }

  /** The same, as the export calls its features. */
  public FeatureSchema shown() {
    return shown;
  }

  /** The name of each feature's column, in the order of the schema; null where it has none. */
  public List<@Nullable String> names() {
    List<@Nullable String> names = new ArrayList<>();
    columns.forEach(column -> names.add(column == null ? null : column.name()));
    return names;
  }

  /** What the features are called, in the export, that the table does not have. */
  public List<String> leftOut() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) == null) {
        names.add(shown.feature(i).name());
      }
    }
    return names;
  }

  /** The columns that the table has. */
  List<Column> columns() {
    List<Column> there = new ArrayList<>();
    columns.stream().filter(Objects::nonNull).forEach(there::add);
    return there;
  }

  /** Those of a row's values that the table has a column for. */
  List<Float> cells(float[] row) {
    List<Float> cells = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      if (columns.get(i) != null) {
        cells.add(row[i]);
      }
    }
    return cells;
  }
}
