package org.gelegen.model.runs;

class InMemoryJobDeskTest extends JobDeskContract {
  @Override
  protected World empty() {
    InMemoryRunLedger ledger = new InMemoryRunLedger();
    return new World(ledger, ledger);
  }
}
