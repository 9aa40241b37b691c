package org.gelegen.model.runs;

class InMemoryRunLedgerTest extends RunLedgerContract {
  @Override
  protected RunLedger empty() {
    return new InMemoryRunLedger();
  }
}
