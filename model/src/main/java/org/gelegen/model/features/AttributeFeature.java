package org.gelegen.model.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.DebtorRecord;
import org.jspecify.annotations.Nullable;

/**
 * Something only one client knows, as its model uses it.
 *
 * @param name the attribute's own name, or one of {@link #LANGUAGE} and {@link #REGION}
 * @param categories of a {@code CATEGORY}: those frequent enough to stand alone, in order; all
 *     others share one place
 */
public record AttributeFeature(Scope scope, String name, Type type, List<String> categories) {
  /** The debtor's language, which every client has. */
  public static final String LANGUAGE = "language";

  /** The first two characters of the debtor's postcode. */
  public static final String REGION = "region";

  /** Whose attribute it is. */
  public enum Scope {
    /** Of the debtor's newest version. */
    DEBTOR,
    /** Of the newest version of the case at stake. */
    CASE,
    /** A field of the debtor's record that is used as a category. */
    FIELD
  }

  /** How it becomes a number. */
  public enum Type {
    NUMBER,
    FLAG,
    CATEGORY
  }

  public AttributeFeature {
    categories = List.copyOf(categories);
  }

  /** The features it gives: one, or one for each category and one for all others. */
  List<Feature> features() {
    String prefix = (scope == Scope.CASE ? "case." : "debtor.") + name;
    return switch (type) {
      case NUMBER -> List.of(Feature.number(prefix, Grain.DEBTOR, this::number));
      case FLAG -> List.of(Feature.flag(prefix, Grain.DEBTOR, this::number));
      case CATEGORY -> {
        List<Feature> features = new ArrayList<>();
        for (String category : categories) {
          features.add(
              Feature.flag(
                  prefix + "=" + category,
                  Grain.DEBTOR,
                  s -> text(s).filter(category::equals).isPresent() ? 1 : 0));
        }
        features.add(
            Feature.flag(
                prefix + "=(other)",
                Grain.DEBTOR,
                s -> text(s).filter(value -> !categories.contains(value)).isPresent() ? 1 : 0));
        yield List.copyOf(features);
      }
    };
  }

  /** The names of the features it gives. */
  public List<String> featureNames() {
    return features().stream().map(Feature::name).toList();
  }

  private double number(Situation situation) {
    return switch (value(situation)) {
      case AttributeValue.Number number -> number.value();
      case AttributeValue.Flag flag -> flag.value() ? 1 : 0;
      case AttributeValue.Text text -> Double.NaN;
      case null -> Double.NaN;
    };
  }

  private Optional<String> text(Situation situation) {
    return switch (value(situation)) {
      case AttributeValue.Text text -> Optional.of(text.value());
      case AttributeValue.Flag flag -> Optional.of(Boolean.toString(flag.value()));
      case AttributeValue.Number number -> Optional.of(Double.toString(number.value()));
      case null -> Optional.empty();
    };
  }

  private @Nullable AttributeValue value(Situation situation) {
    Optional<DebtorRecord> debtor = situation.history().debtor();
    return switch (scope) {
      case FIELD -> debtor.map(this::field).orElse(null);
      case DEBTOR -> debtor.map(d -> d.attributes().get(name)).orElse(null);
      case CASE -> situation.caseState().map(c -> c.version().attributes().get(name)).orElse(null);
    };
  }

  private @Nullable AttributeValue field(DebtorRecord debtor) {
    String text = name.equals(LANGUAGE) ? debtor.language() : region(debtor);
    return text == null ? null : new AttributeValue.Text(text);
  }

  /** What a version of a debtor states, by scope and name. */
  public static Map<Scope, SortedMap<String, AttributeValue>> stated(DebtorRecord debtor) {
    SortedMap<String, AttributeValue> fields = new TreeMap<>();
    if (debtor.language() != null) {
      fields.put(LANGUAGE, new AttributeValue.Text(debtor.language()));
    }
    String region = region(debtor);
    if (region != null) {
      fields.put(REGION, new AttributeValue.Text(region));
    }
    return Map.of(Scope.DEBTOR, debtor.attributes(), Scope.FIELD, fields);
  }

  /** What a version of a case states, by scope and name, without what it is called. */
  public static Map<Scope, SortedMap<String, AttributeValue>> stated(CaseRecord debtCase) {
    SortedMap<String, AttributeValue> attributes = new TreeMap<>(debtCase.attributes());
    attributes.remove(CaseRecord.PAYMENT_REFERENCE);
    return Map.of(Scope.CASE, attributes);
  }

  private static @Nullable String region(DebtorRecord debtor) {
    String postcode = debtor.postcode();
    return postcode == null || postcode.length() < 2 ? null : postcode.substring(0, 2);
  }
}
