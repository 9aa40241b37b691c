package org.gelegen.model.alerts;

class InMemoryAlertLogTest extends AlertLogContract {
  @Override
  protected AlertLog empty() {
    return new InMemoryAlertLog();
  }
}
