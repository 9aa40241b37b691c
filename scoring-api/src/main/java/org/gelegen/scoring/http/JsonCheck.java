package org.gelegen.scoring.http;

import java.util.List;
import org.gelegen.scoring.http.Problem.FieldProblem;
import tools.jackson.databind.JsonNode;

/**
 * Looks for what is wrong with JSON beyond what the types of its representation say. It also looks
 * at JSON with fields of a wrong type, so that everything is told at once, and leaves those alone.
 */
@FunctionalInterface
public interface JsonCheck {
  JsonCheck NONE = (_, _) -> {};

  void check(JsonNode json, List<FieldProblem> problems);
}
