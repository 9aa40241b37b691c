package org.gelegen.notebooks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gelegen.model.features.AttributeFeature;
import org.gelegen.model.features.AttributeFeature.Scope;
import org.gelegen.model.features.FeatureSchema;
import org.jspecify.annotations.Nullable;

/**
 * What an export calls the client's own attributes and their words: as the client does, but for
 * what too few debtors share, which gets a number: the same in every file of the export, given by
 * chance, so that it tells nothing.
 */
final class RareNames {
  private final Map<Name, String> given;

  /** The name of an attribute, or a word of it. */
  private record Name(Scope scope, String attribute, @Nullable String word) {}

  private RareNames(Map<Name, String> given) {
    this.given = Map.copyOf(given);
  }

  /** Gives names to what is rare in the schemas, in an order drawn from {@code random}. */
  static RareNames drawn(
      Collection<FeatureSchema> schemas, AttributeCensus census, RandomGenerator random) {
    Set<Name> rare = new LinkedHashSet<>();
    Set<String> taken = new HashSet<>();
    for (FeatureSchema schema : schemas) {
      for (AttributeFeature attribute : schema.attributes()) {
        taken.add(attribute.name());
        taken.addAll(attribute.categories());
        // The fields of every debtor's record are called the same with every client.
        if (attribute.scope() != Scope.FIELD && census.isRare(attribute)) {
          rare.add(new Name(attribute.scope(), attribute.name(), null));
        }
        for (String word : attribute.categories()) {
          if (census.isRare(attribute, word)) {
            rare.add(new Name(attribute.scope(), attribute.name(), word));
          }
        }
      }
    }
    List<Name> order = new ArrayList<>(rare);
    Collections.shuffle(order, random);
    Map<Name, String> given = new HashMap<>();
    int number = 0;
    for (Name name : order) {
      String next;
      do {
        next = "(rare %d)".formatted(++number);
      } while (taken.contains(next));
      given.put(name, next);
    }
    return new RareNames(given);
  }

  /** How many names were given. */
  int count() {
    return given.size();
  }

  /** A schema with the same features in the same places, as the export calls them. */
  FeatureSchema shown(FeatureSchema schema) {
    return new FeatureSchema(schema.attributes().stream().map(this::shown).toList());
  }

  private AttributeFeature shown(AttributeFeature attribute) {
    Scope scope = attribute.scope();
    String name = attribute.name();
    return new AttributeFeature(
        scope,
        given.getOrDefault(new Name(scope, name, null), name),
        attribute.type(),
        attribute.categories().stream()
            .map(word -> given.getOrDefault(new Name(scope, name, word), word))
            .toList());
  }
}
