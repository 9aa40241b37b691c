package org.gelegen.notebooks.rows;

import java.util.Set;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.registry.ModelVersion;

/**
 * A registered version whose serving form could be read.
 *
 * @param shown the model's features in their places, as the export calls them
 * @param withheld the places of features whose values are not told
 */
public record ReadVersion(
    ModelVersion version, CompiledModel model, FeatureSchema shown, Set<Integer> withheld) {
  public ReadVersion {
    withheld = Set.copyOf(withheld);
  }
}
