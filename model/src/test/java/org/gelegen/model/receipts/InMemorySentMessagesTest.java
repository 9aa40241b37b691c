package org.gelegen.model.receipts;

class InMemorySentMessagesTest extends SentMessagesContract {
  @Override
  protected SentMessages empty() {
    return new InMemorySentMessages();
  }
}
