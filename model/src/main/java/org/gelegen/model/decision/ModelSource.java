package org.gelegen.model.decision;

import org.gelegen.model.portfolio.ClientId;

/** Where the model comes from that a client's decisions are made with. */
public interface ModelSource {
  /** The champion, or a model that does without a history of its own while there is none. */
  LoadedModel current(ClientId client);
}
