package org.gelegen.model.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The features of one client's models, in a fixed order: the built-in ones, then those of the
 * client's own attributes. Its attributes alone say which schema it is.
 */
public final class FeatureSchema {
  /**
   * Grows with every change in what a built-in feature means: models of another version do not fit.
   */
  public static final int VERSION = 2;

  private final List<AttributeFeature> attributes;
  private final List<Feature> features;
  private final Map<String, Integer> indexByName;
  private final int[][] indicesByGrain;
  private final int[] placeInGrain;

  /** The schema with these attributes. */
  public FeatureSchema(List<AttributeFeature> attributes) {
    this.attributes = List.copyOf(attributes);
    List<Feature> all = new ArrayList<>(BuiltInFeatures.all());
    attributes.forEach(attribute -> all.addAll(attribute.features()));
    features = List.copyOf(all);
    indexByName = new HashMap<>();
    placeInGrain = new int[features.size()];
    int[] counts = new int[Grain.count()];
    for (int i = 0; i < features.size(); i++) {
      if (indexByName.put(features.get(i).name(), i) != null) {
        throw new IllegalArgumentException("two features are named " + features.get(i).name());
      }
      placeInGrain[i] = counts[features.get(i).grain().code()]++;
    }
    indicesByGrain = new int[Grain.count()][];
    for (Grain grain : Grain.values()) {
      int[] indices = new int[counts[grain.code()]];
      for (int i = 0; i < features.size(); i++) {
        if (features.get(i).grain() == grain) {
          indices[placeInGrain[i]] = i;
        }
      }
      indicesByGrain[grain.code()] = indices;
    }
  }

  public List<AttributeFeature> attributes() {
    return attributes;
  }

  public List<Feature> features() {
    return features;
  }

  public int size() {
    return features.size();
  }

  public Feature feature(int index) {
    return features.get(index);
  }

  /** The place of a feature, or empty when the schema has none of that name. */
  public OptionalInt find(String name) {
    Integer index = indexByName.get(name);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** The places of the features of a grain, in order. */
  int[] indices(Grain grain) {
    return indicesByGrain[grain.code()];
  }

  /** How many features a grain has. */
  public int count(Grain grain) {
    return indicesByGrain[grain.code()].length;
  }

  /** A feature's place among those of its grain. */
  public int placeInGrain(int index) {
    return placeInGrain[index];
  }

  /**
   * The places of the features that know neither channel nor hour: those of a debtor and a date.
   */
  public int[] actionFree() {
    int[] debtor = indices(Grain.DEBTOR);
    int[] date = indices(Grain.DATE);
    int[] both = Arrays.copyOf(debtor, debtor.length + date.length);
    System.arraycopy(date, 0, both, debtor.length, date.length);
    return both;
  }
}
