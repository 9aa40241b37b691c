package org.gelegen.app.offers;

import java.util.List;
import org.gelegen.model.GelegenException;

/**
 * A table of offers that cannot be used: every problem with its file, its line and what is wrong.
 */
public final class OfferTableException extends GelegenException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  OfferTableException(List<String> problems) {
    super("tables of offers are refused:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each like {@code default.yaml:12: unknown key "colour"; …}. */
  public List<String> problems() {
    return problems;
  }
}
