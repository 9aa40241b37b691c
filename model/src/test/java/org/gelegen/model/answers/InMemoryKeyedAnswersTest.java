package org.gelegen.model.answers;

class InMemoryKeyedAnswersTest extends KeyedAnswersContract {
  @Override
  protected KeyedAnswers empty() {
    return new InMemoryKeyedAnswers();
  }
}
