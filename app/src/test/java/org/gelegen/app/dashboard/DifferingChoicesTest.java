package org.gelegen.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Action;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Choices;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Differing;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Turn;
import org.gelegen.trainer.choices.JudgedDecisions;
import org.junit.jupiter.api.Test;

/** The first version would call, in the morning; the second would send e-mails, in the evening. */
class DifferingChoicesTest {
  private static final LocalDate SETTLED = LocalDate.parse("2026-11-02");
  private static final LocalDate YESTERDAY = LocalDate.parse("2026-11-24");

  private final ComparedWorld world = new ComparedWorld();

  private Choices choices() {
    JudgedDecisions judge =
        new JudgedDecisions(
            ComparedWorld.SETTINGS,
            ComparedWorld.ZONE,
            ComparedWorld.UNTIL,
            List.of(
                new JudgedDecisions.Version(
                    "made-up-1",
                    ComparedWorld.START,
                    ComparedWorld.preferring(Channel.PHONE, 8, 12)),
                new JudgedDecisions.Version(
                    "made-up-2",
                    ComparedWorld.START,
                    ComparedWorld.preferring(Channel.EMAIL, 17, 21))));
    DifferingChoices choices = DifferingChoices.among(world.decisions, ComparedWorld.CLIENT, judge);
    world.records.forEachDebtor(ComparedWorld.CLIENT, choices::add);
    return choices.choices();
  }

  private static Action call(LocalDate date) {
    return ComparedWorld.action(date, Channel.PHONE, 9);
  }

  private static Action mail(LocalDate date, int hour) {
    return ComparedWorld.action(date, Channel.EMAIL, hour);
  }

  private void commit(LocalDate date, int debtors, Action... drawable) {
    List<Decision> decided = new ArrayList<>();
    for (int i = 0; i < debtors; i++) {
      String number = date.getDayOfYear() + "-" + i;
      world.owes(number, "100.00");
      decided.add(world.decision(number, date, drawable));
    }
    world.commit(date, decided);
  }

  @Test
  void where_the_versions_differ_is_counted_by_channel_and_told_with_what_was_done_and_brought() {
    // What was done is neither's choice: the first would have called, the second waited for six.
    commit(SETTLED, 3, mail(SETTLED, 9), call(SETTLED), mail(SETTLED, 18));
    // What was done is the first's choice.
    LocalDate next = SETTLED.plusDays(1);
    commit(next, 2, call(next), mail(next, 18), ComparedWorld.action(next, Channel.SMS, 18));
    // Each would rather have done what could not be drawn, and of two texts it takes the first.
    LocalDate third = SETTLED.plusDays(2);
    commit(
        third,
        4,
        ComparedWorld.action(third, Channel.SMS, 10),
        ComparedWorld.action(third, Channel.SMS, 11));

    Choices choices = choices();
    // Three and two of nine.
    assertThat(choices.decisions()).isEqualTo(9);
    assertThat(choices.different()).isEqualTo(5);
    assertThat(choices.turns()).containsExactly(new Turn(Channel.PHONE, Channel.EMAIL, 5));
    assertThat(choices.newest()).hasSize(5);
    // The newest first. Nobody paid, and a contact that was not made cost nothing.
    assertThat(choices.newest().getFirst().at()).isEqualTo(ComparedWorld.night(next));
    assertThat(choices.newest().getLast())
        .isEqualTo(
            new Differing(
                choices.newest().getLast().debtor(),
                ComparedWorld.night(SETTLED),
                mail(SETTLED, 9),
                call(SETTLED),
                mail(SETTLED, 18),
                0));
  }

  @Test
  void turns_are_told_the_most_frequent_first_and_twenty_decisions_one_by_one() {
    commit(SETTLED, 25, call(SETTLED), mail(SETTLED, 18));
    LocalDate next = SETTLED.plusDays(1);
    // To the second a text is worth what a call in the morning is, and costs less.
    commit(next, 30, call(next), ComparedWorld.action(next, Channel.SMS, 18));
    Choices choices = choices();
    assertThat(choices.turns())
        .containsExactly(
            new Turn(Channel.PHONE, Channel.SMS, 30), new Turn(Channel.PHONE, Channel.EMAIL, 25));
    assertThat(choices.different()).isEqualTo(55);
    assertThat(choices.newest())
        .hasSize(20)
        .allSatisfy(each -> assertThat(each.at()).isEqualTo(ComparedWorld.night(next)));
  }

  @Test
  void decisions_that_are_too_young_do_not_hide_those_whose_outcome_is_known() {
    commit(SETTLED, 100, call(SETTLED), mail(SETTLED, 18));
    // One more than are looked at, of yesterday: nothing is known of them for a fortnight.
    commit(YESTERDAY, 2_001, call(YESTERDAY), mail(YESTERDAY, 18));
    assertThat(choices().decisions()).isEqualTo(100);
    assertThat(choices().different()).isEqualTo(100);
  }

  @Test
  void a_decision_counts_as_soon_as_its_windows_are_over_and_not_before() {
    // All is known until the 25th at one in the afternoon, by the client's clock. The fortnight of
    // the 10th's last contact was over on the 24th at seven, that of the 11th's ends this evening.
    LocalDate last = LocalDate.parse("2026-11-10");
    commit(last, 1, call(last), mail(last, 18));
    commit(last.plusDays(1), 1, call(last.plusDays(1)), mail(last.plusDays(1), 18));
    assertThat(choices().newest())
        .extracting(Differing::debtor)
        .containsExactly(new DebtorId("d-" + last.getDayOfYear() + "-0"));
  }

  @Test
  void a_single_action_to_draw_says_nothing_of_whether_the_versions_agree() {
    commit(SETTLED, 40, call(SETTLED));
    assertThat(choices().decisions()).isZero();
    LocalDate next = SETTLED.plusDays(1);
    commit(next, 2, call(next), mail(next, 18));
    assertThat(choices().decisions()).isEqualTo(2);
    assertThat(choices().different()).isEqualTo(2);
  }
}
