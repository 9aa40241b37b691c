package org.gelegen.model.decision;

class InMemoryShadowStoreTest extends ShadowStoreContract {
  @Override
  protected Stores empty() {
    DecisionLog decisions = new InMemoryDecisionLog();
    return new Stores(new InMemoryShadowStore(decisions), decisions);
  }
}
