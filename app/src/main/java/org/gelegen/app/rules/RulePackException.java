package org.gelegen.app.rules;

import java.util.List;
import org.gelegen.model.GelegenException;

/** Rule packs that cannot be used: every problem with its file, its line and what is wrong. */
public final class RulePackException extends GelegenException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  RulePackException(List<String> problems) {
    super(
        (problems.size() == 1 ? "a rule pack is refused: " : "rule packs are refused: ")
            + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each like {@code nl.yaml:12: unknown key "form"; …}. */
  public List<String> problems() {
    return problems;
  }
}
