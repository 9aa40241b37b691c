package org.gelegen.model.training;

class InMemoryTrainingQueueTest extends TrainingQueueContract {
  @Override
  protected TrainingQueue empty() {
    return new InMemoryTrainingQueue();
  }
}
