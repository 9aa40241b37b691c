package org.gelegen.model.records;

class InMemoryRecordLogTest extends RecordLogContract {
  @Override
  protected Store empty() {
    InMemoryRecordLog log = new InMemoryRecordLog();
    return new Store(log, log, log, log);
  }
}
