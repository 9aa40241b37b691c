package org.gelegen.model.decision;

class InMemoryDecisionLogTest extends DecisionLogContract {
  @Override
  protected DecisionLog empty() {
    return new InMemoryDecisionLog();
  }
}
