package org.gelegen.model.features;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.model.features.AttributeFeature.Scope;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.PortfolioRecord;

/**
 * Learns a client's schema from its records: an attribute is a number when all its values are, a
 * flag when all are yes or no, else a category. Categories rarer than {@value #MIN_COUNT} records,
 * and all beyond the {@value #MAX_CATEGORIES} most frequent, share one place; attributes as rare
 * are left out, and so is a case's {@linkplain CaseRecord#PAYMENT_REFERENCE payment reference},
 * which is a name and no property.
 */
public final class SchemaBuilder {
  static final int MIN_COUNT = 20;
  static final int MAX_CATEGORIES = 24;
  private static final int MAX_DISTINCT = 10_000;

  private final Map<Scope, Map<String, Values>> seen = new EnumMap<>(Scope.class);

  /** Looks at a record; only debtors and cases have anything to tell. */
  public void add(PortfolioRecord record) {
    if (record instanceof DebtorRecord debtor) {
      addAll(Scope.DEBTOR, debtor.attributes());
      addAll(Scope.FIELD, AttributeFeature.fields(debtor));
    } else if (record instanceof CaseRecord caseRecord) {
      Map<String, AttributeValue> attributes = new TreeMap<>(caseRecord.attributes());
      attributes.remove(CaseRecord.PAYMENT_REFERENCE);
      addAll(Scope.CASE, attributes);
    }
  }

  private void addAll(Scope scope, Map<String, AttributeValue> attributes) {
    Map<String, Values> values = of(scope);
    attributes.forEach((name, value) -> values.computeIfAbsent(name, _ -> new Values()).add(value));
  }

  private Map<String, Values> of(Scope scope) {
    return seen.computeIfAbsent(scope, _ -> new TreeMap<>());
  }

  /** The schema of all records looked at; the same for any order of them. */
  public FeatureSchema build() {
    List<AttributeFeature> attributes = new ArrayList<>();
    for (Scope scope : Scope.values()) {
      of(scope)
          .forEach(
              (name, values) -> {
                if (values.total >= MIN_COUNT) {
                  attributes.add(
                      new AttributeFeature(scope, name, values.type(), values.categories()));
                }
              });
    }
    return new FeatureSchema(attributes);
  }

  private static final class Values {
    private long total;
    private long numbers;
    private long flags;
    private final Map<String, Integer> texts = new HashMap<>();

    void add(AttributeValue value) {
      total++;
      switch (value) {
        case AttributeValue.Number number -> numbers++;
        case AttributeValue.Flag flag -> flags++;
        case AttributeValue.Text text -> {
          if (texts.size() < MAX_DISTINCT || texts.containsKey(text.value())) {
            texts.merge(text.value(), 1, Integer::sum);
          }
        }
      }
    }

    AttributeFeature.Type type() {
      if (numbers == total) {
        return AttributeFeature.Type.NUMBER;
      }
      return flags == total ? AttributeFeature.Type.FLAG : AttributeFeature.Type.CATEGORY;
    }

    List<String> categories() {
      if (type() != AttributeFeature.Type.CATEGORY) {
        return List.of();
      }
      return texts.entrySet().stream()
          .filter(entry -> entry.getValue() >= MIN_COUNT)
          .sorted(
              Comparator.<Map.Entry<String, Integer>>comparingInt(entry -> -entry.getValue())
                  .thenComparing(Map.Entry::getKey))
          .limit(MAX_CATEGORIES)
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    }
  }
}
