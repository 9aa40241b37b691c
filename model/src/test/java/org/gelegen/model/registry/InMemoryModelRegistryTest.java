package org.gelegen.model.registry;

class InMemoryModelRegistryTest extends ModelRegistryContract {
  @Override
  protected ModelRegistry empty() {
    return new InMemoryModelRegistry();
  }
}
