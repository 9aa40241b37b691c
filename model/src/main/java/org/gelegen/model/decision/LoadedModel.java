package org.gelegen.model.decision;

import org.gelegen.model.GelegenException;
import org.gelegen.model.compiled.CompiledModel;

/**
 * A model that is ready to serve.
 *
 * @param name the version's name, such as {@code noorderlicht-12}
 * @param fitness whether it is the one that a client's decisions are to be made with
 */
public record LoadedModel(String name, CompiledModel model, Fitness fitness) {
  /** A version of the client's own. */
  public LoadedModel(String name, CompiledModel model) {
    this(name, model, new Fitness.Fit());
  }

  /** Whether a model is the one that a client's decisions are to be made with. */
  public sealed interface Fitness {
    /** It is. */
    record Fit() implements Fitness {}

    /** The client has no champion, and this is what does without a history of its own. */
    record NoChampion() implements Fitness {}

    /**
     * The champion cannot be read, and this one stands in its place so that rules and settings can
     * be had. It is not to be asked.
     *
     * @param version the champion's name
     * @param why with what to do
     */
    record Damaged(String version, GelegenException why) implements Fitness {}
  }

  /** Whether the other is the same version, as fit. */
  boolean sameAs(LoadedModel other) {
    return name.equals(other.name)
        && switch (fitness) {
          case Fitness.Fit _ -> other.fitness instanceof Fitness.Fit;
          case Fitness.NoChampion _ -> other.fitness instanceof Fitness.NoChampion;
          case Fitness.Damaged(String version, _) ->
              other.fitness instanceof Fitness.Damaged its && its.version().equals(version);
        };
  }
}
