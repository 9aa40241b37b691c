package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.gelegen.model.links.TrackedLinks;
import org.gelegen.model.links.TrackedLinksContract;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTrackedLinksIT extends TrackedLinksContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected TrackedLinks empty() {
    return new PostgresTrackedLinks(DATABASE.emptied());
  }

  @Test
  void an_erased_debtor_s_links_are_gone_and_none_is_kept_that_was_on_its_way() {
    TrackedLinks links = empty();
    ClientId north = new ClientId("noorderlicht");
    new PostgresRecordIntake(DATABASE.database(), new RecordCodec())
        .accept(Records.numbered(List.of(Records.payment(north, "p-1", "d-1"))));
    links.keep(List.of(link("noorderlicht", "one", "d-1")));
    links.keep(List.of(link("noorderlicht", "two", "d-2")));
    new PostgresErasure(DATABASE.database(), new Random(1))
        .erase(north, new DebtorId("d-1"), NOON.plusSeconds(60), "test");
    assertThat(links.find("one")).isEmpty();
    assertThat(links.find("two")).isPresent();
    links.keep(List.of(link("noorderlicht", "late", "d-1")));
    assertThat(links.find("late")).isEmpty();
  }
}
