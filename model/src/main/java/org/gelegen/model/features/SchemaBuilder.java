package org.gelegen.model.features;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.features.AttributeFeature.Scope;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.PortfolioRecord;

/**
 * Learns a client's schema from its records: an attribute is a number when all its values are, a
 * flag when all are yes or no, else a category. Categories of fewer than {@value #MIN_DEBTORS}
 * debtors, and all beyond the {@value #MAX_CATEGORIES} most frequent, share one place; attributes
 * as rare are left out, and so is a case's {@linkplain CaseRecord#PAYMENT_REFERENCE payment
 * reference}, which is a name and no property.
 *
 * <p>Debtors are counted and not records: what one debtor is called stays of one debtor however
 * often its record is sent again, and must not become the name of a feature.
 */
public final class SchemaBuilder {
  /** How many debtors must share what a feature is named after. */
  public static final int MIN_DEBTORS = 20;

  static final int MAX_CATEGORIES = 24;
  private static final int MAX_DISTINCT = 10_000;

  private final Map<Scope, Map<String, Values>> seen = new EnumMap<>(Scope.class);

  /** Looks at a record; only debtors and cases have anything to tell. */
  public void add(PortfolioRecord record) {
    if (record instanceof DebtorRecord debtor) {
      addAll(debtor.debtorId(), AttributeFeature.stated(debtor));
    } else if (record instanceof CaseRecord debtCase) {
      addAll(debtCase.debtorId(), AttributeFeature.stated(debtCase));
    }
  }

  private void addAll(
      DebtorId debtor, Map<Scope, ? extends Map<String, AttributeValue>> statedByScope) {
    statedByScope.forEach(
        (scope, stated) -> {
          Map<String, Values> values = of(scope);
          stated.forEach(
              (name, value) -> values.computeIfAbsent(name, _ -> new Values()).add(debtor, value));
        });
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
                if (values.holders.areMany()) {
                  attributes.add(
                      new AttributeFeature(scope, name, values.type(), values.categories()));
                }
              });
    }
    return new FeatureSchema(attributes);
  }

  /** The first debtors with something, no more of them than have to be told apart. */
  private static final class Holders {
    private final Set<DebtorId> first = HashSet.newHashSet(1);

    void add(DebtorId debtor) {
      if (!areMany()) {
        first.add(debtor);
      }
    }

    boolean areMany() {
      return first.size() == MIN_DEBTORS;
    }
  }

  private static final class Word {
    private int records;
    private final Holders holders = new Holders();
  }

  private static final class Values {
    private long total;
    private long numbers;
    private long flags;
    private final Holders holders = new Holders();
    private final Map<String, Word> words = new HashMap<>();

    void add(DebtorId debtor, AttributeValue value) {
      total++;
      holders.add(debtor);
      switch (value) {
        case AttributeValue.Number number -> numbers++;
        case AttributeValue.Flag flag -> flags++;
        case AttributeValue.Text text -> {
          if (words.size() < MAX_DISTINCT || words.containsKey(text.value())) {
            Word word = words.computeIfAbsent(text.value(), _ -> new Word());
            word.records++;
            word.holders.add(debtor);
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
      return words.entrySet().stream()
          .filter(entry -> entry.getValue().holders.areMany())
          .sorted(
              Comparator.<Map.Entry<String, Word>>comparingInt(entry -> -entry.getValue().records)
                  .thenComparing(Map.Entry::getKey))
          .limit(MAX_CATEGORIES)
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    }
  }
}
