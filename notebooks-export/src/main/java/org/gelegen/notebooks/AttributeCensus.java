package org.gelegen.notebooks;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.features.AttributeFeature;
import org.gelegen.model.features.AttributeFeature.Scope;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.features.SchemaBuilder;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.PortfolioRecord;

/**
 * Counts by how many debtors the names and words are shared that features are called after, and how
 * far numbers tell debtors apart. A model may have been trained on debtors who were erased since,
 * and a name that then was one of many may be one of few now.
 *
 * <p>Debtors come one by one and none is kept. Not thread-safe.
 */
final class AttributeCensus {
  /** From this many values for each debtor on, a number is as good as a name. */
  private static final double NEARLY_UNIQUE = 0.8;

  private final Map<Attribute, Count> counts = new HashMap<>();

  /** What somebody states. */
  private record Attribute(Scope scope, String name) {}

  /** What one debtor states of one attribute over all versions of its records. */
  private static final class Stated {
    private final Set<String> words = new HashSet<>();
    private final Set<Double> numbers = new HashSet<>();
  }

  private static final class Count {
    private long debtors;
    private long numbers;
    private final DistinctNumbers distinct = new DistinctNumbers();
    private final Map<String, Long> words = new HashMap<>();
  }

  /** Counts, of words, those that the schemas know. */
  AttributeCensus(Collection<FeatureSchema> schemas) {
    for (FeatureSchema schema : schemas) {
      for (AttributeFeature attribute : schema.attributes()) {
        Count count = of(attribute);
        attribute.categories().forEach(word -> count.words.put(word, 0L));
      }
    }
  }

  private Count of(AttributeFeature attribute) {
    return counts.computeIfAbsent(
        new Attribute(attribute.scope(), attribute.name()), _ -> new Count());
  }

  /** Counts a debtor, by all its records. */
  void add(List<PortfolioRecord> debtor) {
    Map<Attribute, Stated> all = new HashMap<>();
    for (PortfolioRecord record : debtor) {
      if (record instanceof DebtorRecord its) {
        AttributeFeature.stated(its).forEach((scope, stated) -> collect(all, scope, stated));
      } else if (record instanceof CaseRecord its) {
        AttributeFeature.stated(its).forEach((scope, stated) -> collect(all, scope, stated));
      }
    }
    all.forEach(
        (attribute, stated) -> {
          Count count = counts.computeIfAbsent(attribute, _ -> new Count());
          count.debtors++;
          stated.words.forEach(word -> count.words.computeIfPresent(word, (_, n) -> n + 1));
          count.numbers += stated.numbers.size();
          stated.numbers.forEach(count.distinct::add);
        });
  }

  private static void collect(
      Map<Attribute, Stated> all, Scope scope, Map<String, AttributeValue> values) {
    values.forEach(
        (name, value) -> {
          Stated stated = all.computeIfAbsent(new Attribute(scope, name), _ -> new Stated());
          switch (value) {
            case AttributeValue.Text text -> stated.words.add(text.value());
            case AttributeValue.Number number -> stated.numbers.add(number.value());
            case AttributeValue.Flag _ -> {
              // A flag tells nobody apart.
            }
          }
        });
  }

  /** Whether too few debtors have an attribute for its name to be told. */
  boolean isRare(AttributeFeature attribute) {
    return of(attribute).debtors < SchemaBuilder.MIN_DEBTORS;
  }

  /** Whether too few debtors share a word of an attribute for it to be told. */
  boolean isRare(AttributeFeature attribute, String word) {
    return of(attribute).words.getOrDefault(word, 0L) < SchemaBuilder.MIN_DEBTORS;
  }

  /**
   * The places of the features that differ so much from debtor to debtor that they are as good as
   * names.
   */
  Set<Integer> nearlyUnique(FeatureSchema schema) {
    Set<Integer> places = new HashSet<>();
    for (AttributeFeature attribute : schema.attributes()) {
      if (attribute.type() == AttributeFeature.Type.NUMBER && isNearlyUnique(of(attribute))) {
        attribute.featureNames().forEach(name -> schema.find(name).ifPresent(places::add));
      }
    }
    return places;
  }

  private static boolean isNearlyUnique(Count count) {
    return count.distinct.estimate() >= NEARLY_UNIQUE * count.numbers;
  }
}
