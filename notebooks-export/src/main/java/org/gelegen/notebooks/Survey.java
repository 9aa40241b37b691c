package org.gelegen.notebooks;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.features.SchemaBuilder;
import org.gelegen.model.records.PortfolioRecord;
import org.jspecify.annotations.Nullable;

/** What has to be known of all debtors before the first row is written. Not thread-safe. */
final class Survey {
  private final Instant asOf;
  private final SchemaBuilder schema = new SchemaBuilder();
  private final AttributeCensus census;
  private @Nullable Instant last;

  /**
   * A survey.
   *
   * @param schemas those of the models that are exported
   * @param asOf nothing later is looked at
   */
  Survey(Collection<FeatureSchema> schemas, Instant asOf) {
    this.asOf = asOf;
    census = new AttributeCensus(schemas);
  }

  /** Looks at a debtor, by all its records. */
  void add(Collection<PortfolioRecord> debtor) {
    List<PortfolioRecord> known =
        debtor.stream().filter(record -> !record.at().isAfter(asOf)).toList();
    for (PortfolioRecord record : known) {
      schema.add(record);
      last = last == null || record.at().isAfter(last) ? record.at() : last;
    }
    census.add(known);
  }

  /** The schema that the records ask for. */
  FeatureSchema schema() {
    return schema.build();
  }

  AttributeCensus census() {
    return census;
  }

  /** The moment of the last record; empty without any. */
  Optional<Instant> last() {
    return Optional.ofNullable(last);
  }
}
