package org.gelegen.model.experiments;

class InMemoryExposureStoreTest extends ExposureStoreContract {
  @Override
  protected ExposureStore empty() {
    return new InMemoryExposureStore();
  }
}
