package org.gelegen.notebooks.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.notebooks.reports.Measure.Foretold;
import org.gelegen.notebooks.reports.Tally.Contact;
import org.gelegen.notebooks.reports.Tally.Error;
import org.gelegen.trainer.labels.Label;
import org.gelegen.trainer.labels.LabelledContact;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final ContactRecord CALL =
      new ContactRecord(
          new ClientId("noorderlicht"),
          new ContactId("k-1"),
          new DebtorId("d-1"),
          null,
          Channel.PHONE,
          Instant.parse("2026-03-02T09:00:00Z"),
          Direction.OUTBOUND,
          null,
          null,
          null,
          null);

  private static Contact contact(double reach, Label reached) {
    return new Contact(
        new LabelledContact(CALL, reached, Label.CENSORED, Label.NO, Duration.ofDays(14)),
        new Foretold(reach, 0.1, 0.01));
  }

  private static Error reach(Tally tally) {
    return Objects.requireNonNull(tally.error(Measure.REACHED));
  }

  @Test
  void the_difference_takes_a_debtor_s_contacts_together() {
    Tally tally = new Tally();
    tally.add(List.of(contact(0.5, Label.YES), contact(0.5, Label.YES)));
    tally.add(List.of(contact(0.25, Label.NO), contact(0.25, Label.NO)));
    // Predicted (0.5 + 0.5 + 0.25 + 0.25) / 4 = 0.375, came true 2 / 4 = 0.5. The debtors are off
    // by +1 and -0.5 in all, so the standard error is √(1 + 0.25) / 4 = 0.2795.
    Error error = reach(tally);
    assertThat(error.n()).isEqualTo(4);
    assertThat(error.predicted()).isEqualTo(0.375);
    assertThat(error.observed()).isEqualTo(0.5);
    assertThat(error.difference().estimate()).isEqualTo(0.125);
    assertThat(error.difference().high() - 0.125).isEqualTo(1.96 * 0.279508, within(1e-5));
    assertThat(tally.debtors()).isEqualTo(2);
    assertThat(tally.contacts()).isEqualTo(4);
  }

  @Test
  void two_groups_together_are_as_if_they_had_been_one() {
    Tally one = new Tally();
    Tally other = new Tally();
    Tally whole = new Tally();
    for (int i = 0; i < 40; i++) {
      List<Contact> its = List.of(contact(0.02 * i, i % 3 == 0 ? Label.YES : Label.NO));
      (i % 4 == 0 ? one : other).add(its);
      whole.add(its);
    }
    Tally together = Tally.together(one, other);
    assertThat(together.debtors()).isEqualTo(40);
    assertThat(reach(together).n()).isEqualTo(40);
    assertThat(reach(together).people()).isEqualTo(14);
    assertThat(reach(together).difference().low())
        .isEqualTo(reach(whole).difference().low(), within(1e-12));
  }

  @Test
  void what_is_not_known_yet_counts_as_a_contact_and_not_as_an_error() {
    Tally tally = new Tally();
    tally.add(List.of(contact(0.5, Label.CENSORED)));
    assertThat(tally.contacts()).isEqualTo(1);
    assertThat(tally.error(Measure.REACHED)).isNull();
    assertThat(tally.error(Measure.ANSWERED)).isNull();
  }

  @Test
  void a_share_of_fewer_than_ten_people_may_not_be_told_nor_one_that_fewer_than_ten_are_without() {
    Tally tally = new Tally();
    for (int i = 0; i < 30; i++) {
      tally.add(List.of(contact(0.5, i < 10 ? Label.YES : Label.NO)));
    }
    assertThat(reach(tally).mayBeTold()).isTrue();
    tally = new Tally();
    for (int i = 0; i < 30; i++) {
      tally.add(List.of(contact(0.5, i < 9 ? Label.YES : Label.NO)));
    }
    assertThat(reach(tally).mayBeTold()).isFalse();
    tally = new Tally();
    for (int i = 0; i < 30; i++) {
      tally.add(List.of(contact(0.5, i < 9 ? Label.NO : Label.YES)));
    }
    assertThat(reach(tally).mayBeTold()).isFalse();
  }
}
