package org.gelegen.scoring.operations;

import java.util.List;

/** Says what keeps the service from doing its work. */
@FunctionalInterface
public interface Readiness {
  /** What is not ready, in a few words each and without secrets; empty when all is. */
  List<String> missing();
}
