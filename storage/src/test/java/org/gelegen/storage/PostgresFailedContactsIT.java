package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.FailedContacts.Instead;
import org.gelegen.model.campaign.FailedContactsContract;
import org.gelegen.model.campaign.StuckContacts;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.slots.Slot;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresFailedContactsIT extends FailedContactsContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected World empty() {
    Database database = DATABASE.emptied();
    return new World(
        new PostgresRecordIntake(database, new RecordCodec()),
        new PostgresCampaignStore(database),
        new PostgresFailedContacts(database));
  }

  @Test
  void one_that_another_takes_the_place_of_waits_for_nobody_and_planned_again_it_may_fail_again() {
    World world =
        withContacts(contact("k-1", "d-1", Channel.SMS), contact("k-2", "d-2", Channel.SMS));
    world.settleAs(ContactStatus.FAILED);
    world
        .failures()
        .replace(
            CLIENT,
            MONDAY,
            world.failures().find(CLIENT, 9),
            List.of(new Instead(new ContactId("k-1"), contact("k-3", "d-1", Channel.EMAIL))));
    StuckContacts stuck = new PostgresStuckContacts(DATABASE.database());
    assertThat(stuck.list(CLIENT, StuckContacts.STUCK, 9))
        .extracting(state -> state.contact().contactId().value())
        .containsExactly("k-2");

    Instant ten = NINE.plusSeconds(3600);
    stuck.planAgain(CLIENT, new ContactId("k-2"), new Slot(NINE, ten), NINE, "key-1");
    world.settleAs(ContactStatus.FAILED);
    assertThat(world.open()).contains("k-2");
  }

  @Test
  void a_step_that_was_tried_too_often_waits_for_nobody_once_it_is_made_over_another_channel() {
    World world = withContacts(contact("workflow-k-1", "d-1", Channel.SMS));
    world.settleAs(ContactStatus.DEAD);
    StuckContacts stuck = new PostgresStuckContacts(DATABASE.database());
    assertThat(stuck.list(CLIENT, StuckContacts.STUCK, 9)).hasSize(1);
    world
        .failures()
        .replace(
            CLIENT,
            MONDAY,
            world.failures().find(CLIENT, 9),
            List.of(
                new Instead(
                    new ContactId("workflow-k-1"), contact("workflow-k-2", "d-1", Channel.EMAIL))));
    assertThat(stuck.list(CLIENT, StuckContacts.STUCK, 9)).isEmpty();
  }

  @Test
  void of_several_of_a_debtor_only_the_one_that_was_replaced_waits_for_nobody() {
    World world =
        withContacts(contact("k-1", "d-1", Channel.SMS), contact("k-2", "d-1", Channel.EMAIL));
    world.settleAs(ContactStatus.FAILED);
    world
        .failures()
        .replace(
            CLIENT,
            MONDAY,
            world.failures().find(CLIENT, 9),
            List.of(new Instead(new ContactId("k-1"), contact("k-3", "d-1", Channel.PHONE))));
    assertThat(world.open()).isEmpty();
    assertThat(new PostgresStuckContacts(DATABASE.database()).list(CLIENT, StuckContacts.STUCK, 9))
        .extracting(state -> state.contact().contactId().value())
        .containsExactly("k-2");
  }
}
