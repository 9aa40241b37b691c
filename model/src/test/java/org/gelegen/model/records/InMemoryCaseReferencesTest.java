package org.gelegen.model.records;

class InMemoryCaseReferencesTest extends CaseReferencesContract {
  @Override
  protected World empty() {
    InMemoryRecordLog log = new InMemoryRecordLog();
    return new World(log, new InMemoryCaseReferences(log));
  }
}
