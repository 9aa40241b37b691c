package org.gelegen.model.decision;

import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;

/** Where the model comes from that a client's decisions are made with. */
public interface ModelSource {
  /**
   * The champion, or a model that does without a history of its own while there is none; where the
   * champion cannot be read, one that says so by its fitness.
   */
  LoadedModel current(ClientId client);

  /** A version by its number, champion or not; a source that keeps only the current has none. */
  default Optional<LoadedModel> find(ClientId client, int number) {
    return Optional.empty();
  }

  /** The version that scores beside the champion, or empty when there is none. */
  default Optional<LoadedModel> shadow(ClientId client) {
    return Optional.empty();
  }

  /** A model by its name, such as {@code noorderlicht-12}, or empty when it is not there. */
  default Optional<LoadedModel> find(ClientId client, String name) {
    return Optional.of(current(client)).filter(model -> model.name().equals(name));
  }
}
