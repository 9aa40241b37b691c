package org.gelegen.model.links;

class InMemoryTrackedLinksTest extends TrackedLinksContract {
  @Override
  protected TrackedLinks empty() {
    return new InMemoryTrackedLinks();
  }
}
