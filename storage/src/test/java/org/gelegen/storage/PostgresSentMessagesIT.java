package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.receipts.SentMessage;
import org.gelegen.model.receipts.SentMessages;
import org.gelegen.model.receipts.SentMessagesContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSentMessagesIT extends SentMessagesContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected SentMessages empty() {
    return new PostgresSentMessages(DATABASE.emptied());
  }

  @Test
  void an_erased_debtor_s_messages_are_gone_and_others_are_not() {
    SentMessages messages = empty();
    ClientId north = new ClientId("noorderlicht");
    for (String debtor : new String[] {"d-1", "d-2"}) {
      messages.keep(
          new SentMessage(
              north,
              "smpp",
              "of-" + debtor,
              new ContactId("k-" + debtor),
              new DebtorId(debtor),
              Instant.parse("2026-03-02T11:00:00Z")));
    }
    new PostgresErasure(DATABASE.database(), new Random(1))
        .erase(north, new DebtorId("d-1"), Instant.parse("2026-03-02T12:00:00Z"), "test");
    assertThat(messages.find("smpp", "of-d-1")).isEmpty();
    assertThat(messages.find("smpp", "of-d-2")).isPresent();
  }
}
