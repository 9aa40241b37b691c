package org.gelegen.scoring.http;

/** How a problem is shown to a person; a request that has one is answered in HTML. */
@FunctionalInterface
public interface ProblemView {
  /** The attribute of a request that holds it. */
  String ATTRIBUTE = "gelegen.problem-view";

  /** The whole page. */
  String html(Problem problem);
}
