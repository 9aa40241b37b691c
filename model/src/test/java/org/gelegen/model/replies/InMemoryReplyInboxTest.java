package org.gelegen.model.replies;

class InMemoryReplyInboxTest extends ReplyInboxContract {
  @Override
  protected ReplyInbox empty() {
    return new InMemoryReplyInbox();
  }
}
