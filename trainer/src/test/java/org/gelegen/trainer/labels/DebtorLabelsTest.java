package org.gelegen.trainer.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.OutcomeResult;
import org.junit.jupiter.api.Test;

/** Windows in hours: reach 72, harm 168, response 336. A minute is 1/60. */
class DebtorLabelsTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final double MINUTE = 1 / 60.0;
  private static final double LATER = 10_000;

  private static Story email() {
    return new Story().contact("k-1", 0, Channel.EMAIL, "c-1");
  }

  @Test
  void opened_in_the_last_minute_of_72_hours_is_reached_and_a_minute_later_is_not() {
    assertThat(email().outcome("k-1", 72, OutcomeResult.OPENED).label("k-1", LATER).reached())
        .isEqualTo(Label.YES);
    assertThat(
            email().outcome("k-1", 72 + MINUTE, OutcomeResult.OPENED).label("k-1", LATER).reached())
        .isEqualTo(Label.NO);
  }

  @Test
  void delivery_does_not_reach_and_a_refusal_does() {
    assertThat(email().outcome("k-1", 1, OutcomeResult.DELIVERED).label("k-1", LATER).reached())
        .isEqualTo(Label.NO);
    assertThat(email().outcome("k-1", 1, OutcomeResult.REFUSAL).label("k-1", LATER).reached())
        .isEqualTo(Label.YES);
  }

  @Test
  void whether_a_contact_reached_is_unknown_until_72_hours_are_over_even_when_it_was_opened() {
    Story opened = email().outcome("k-1", 1, OutcomeResult.OPENED);
    assertThat(opened.label("k-1", 72 - MINUTE).reached()).isEqualTo(Label.CENSORED);
    assertThat(opened.label("k-1", 72).reached()).isEqualTo(Label.YES);
  }

  @Test
  void a_letter_is_reached_unless_it_came_back_within_the_response_window() {
    Story letter = new Story().contact("k-1", 0, Channel.LETTER, "c-1");
    assertThat(letter.label("k-1", 335).reached()).isEqualTo(Label.CENSORED);
    assertThat(letter.label("k-1", 336).reached()).isEqualTo(Label.YES);
    assertThat(letter.outcome("k-1", 200, OutcomeResult.BOUNCED).label("k-1", 336).reached())
        .isEqualTo(Label.NO);
  }

  @Test
  void a_payment_in_the_last_minute_of_the_window_answers_and_a_minute_later_does_not() {
    assertThat(email().payment(336, "c-1", "10").label("k-1", LATER).answered())
        .isEqualTo(Label.YES);
    assertThat(email().payment(336 + MINUTE, "c-1", "10").label("k-1", LATER).answered())
        .isEqualTo(Label.NO);
  }

  @Test
  void an_answer_counts_only_once_the_window_is_over() {
    Story paid = email().payment(5, "c-1", "10");
    assertThat(paid.label("k-1", 336 - MINUTE).answered()).isEqualTo(Label.CENSORED);
    assertThat(paid.label("k-1", 336).answered()).isEqualTo(Label.YES);
  }

  @Test
  void the_next_contact_on_the_case_ends_the_window_and_gets_what_follows() {
    Story story =
        email().contact("k-2", 100, Channel.PHONE, "c-1").payment(100 + MINUTE, "c-1", "10");
    assertThat(story.label("k-1", 100).answered()).isEqualTo(Label.NO);
    assertThat(story.label("k-1", LATER).answerSpan()).isEqualTo(Duration.ofHours(100));
    assertThat(story.label("k-2", LATER).answered()).isEqualTo(Label.YES);
    assertThat(email().payment(99, "c-1", "10").contact("k-2", 100, Channel.PHONE, "c-1"))
        .satisfies(early -> assertThat(early.label("k-1", 100).answered()).isEqualTo(Label.YES))
        .satisfies(early -> assertThat(early.label("k-2", LATER).answered()).isEqualTo(Label.NO));
  }

  @Test
  void a_contact_on_another_case_ends_nothing_and_its_payment_answers_nothing_else() {
    Story story = email().contact("k-2", 100, Channel.PHONE, "c-2").payment(110, "c-1", "10");
    assertThat(story.label("k-1", LATER).answered()).isEqualTo(Label.YES);
    assertThat(story.label("k-2", LATER).answered()).isEqualTo(Label.NO);
  }

  @Test
  void a_contact_that_speaks_of_several_cases_is_answered_for_by_any_and_ends_the_window_of_each() {
    Story story =
        email()
            .contactAbout("k-2", 100, Channel.PHONE, "c-2", "c-1", "c-3")
            .payment(110, "c-3", "10");
    assertThat(story.label("k-1", LATER).answerSpan()).isEqualTo(Duration.ofHours(100));
    assertThat(story.label("k-2", LATER).answered()).isEqualTo(Label.YES);
    Story ended = story.contact("k-3", 105, Channel.EMAIL, "c-3");
    assertThat(ended.label("k-2", LATER).answered()).isEqualTo(Label.NO);
    assertThat(ended.label("k-3", LATER).answered()).isEqualTo(Label.YES);
    assertThat(ended.labels(LATER).isAnsweredFor(new CaseId("c-3"), Story.hours(0), Story.hours(1)))
        .isFalse();
  }

  @Test
  void a_contact_about_several_cases_can_be_answered_for_until_all_of_them_have_a_later_one() {
    Story story =
        new Story()
            .contactAbout("k-1", 0, Channel.LETTER, "c-1", "c-2")
            .contact("k-2", 100, Channel.EMAIL, "c-2");
    assertThat(story.label("k-1", 101).answered()).isEqualTo(Label.CENSORED);
    assertThat(story.label("k-1", LATER).answerSpan()).isEqualTo(Duration.ofDays(14));
    assertThat(story.payment(200, "c-1", "10").label("k-1", LATER).answered()).isEqualTo(Label.YES);
    assertThat(story.contact("k-3", 150, Channel.EMAIL, "c-1").label("k-1", LATER).answerSpan())
        .isEqualTo(Duration.ofHours(150));
  }

  @Test
  void a_payment_without_a_case_answers_the_last_contact_whatever_its_case() {
    Story story = email().contact("k-2", 100, Channel.PHONE, "c-2").payment(110, null, "10");
    assertThat(story.label("k-1", LATER).answered()).isEqualTo(Label.NO);
    assertThat(story.label("k-2", LATER).answered()).isEqualTo(Label.YES);
  }

  @Test
  void what_the_debtor_promises_when_it_calls_us_answers_the_contact_before() {
    Story story = email().inbound("k-2", 50, "c-1").outcome("k-2", 51, OutcomeResult.PROMISE);
    assertThat(story.label("k-1", LATER).answered()).isEqualTo(Label.YES);
    assertThat(story.labels(LATER).contacts()).hasSize(1);
  }

  @Test
  void a_promise_answers_and_a_refusal_does_not() {
    assertThat(email().outcome("k-1", 5, OutcomeResult.PROMISE).label("k-1", LATER).answered())
        .isEqualTo(Label.YES);
    assertThat(email().outcome("k-1", 5, OutcomeResult.REFUSAL).label("k-1", LATER).answered())
        .isEqualTo(Label.NO);
  }

  @Test
  void a_payment_reversed_within_the_window_does_not_answer_and_one_reversed_later_does() {
    assertThat(
            email()
                .payment(5, "c-1", "10")
                .payment(336, "c-1", "-10.00")
                .label("k-1", LATER)
                .answered())
        .isEqualTo(Label.NO);
    assertThat(
            email()
                .payment(5, "c-1", "10")
                .payment(336 + MINUTE, "c-1", "-10")
                .label("k-1", LATER)
                .answered())
        .isEqualTo(Label.YES);
    assertThat(
            email().payment(5, "c-1", "10").payment(6, "c-1", "-4").label("k-1", LATER).answered())
        .isEqualTo(Label.YES);
  }

  @Test
  void a_complaint_within_seven_days_is_harm_and_a_minute_later_is_not() {
    assertThat(email().outcome("k-1", 168, OutcomeResult.COMPLAINT).label("k-1", LATER).harmed())
        .isEqualTo(Label.YES);
    assertThat(
            email()
                .outcome("k-1", 168 + MINUTE, OutcomeResult.OPT_OUT)
                .label("k-1", LATER)
                .harmed())
        .isEqualTo(Label.NO);
    assertThat(email().outcome("k-1", 1, OutcomeResult.OPT_OUT).label("k-1", 168 - MINUTE).harmed())
        .isEqualTo(Label.CENSORED);
  }

  @Test
  void what_has_not_happened_yet_is_not_looked_at() {
    Story story = email().contact("k-2", 400, Channel.PHONE, "c-1").payment(401, "c-1", "10");
    assertThat(story.labels(399).contacts()).hasSize(1);
    assertThat(story.labels(400.5).answerDates(ZONE)).isEmpty();
    assertThat(story.labels(401).answerDates(ZONE)).containsExactly(LocalDate.of(2025, 3, 20));
  }

  @Test
  void a_payment_taken_back_on_the_same_day_answers_on_none_and_later_on_its_own() {
    // Hour 388 is 14:00 in Amsterdam on 19 March, hour 397 is 23:00 and hour 399 the day after.
    Story story = email().payment(388, "c-1", "10");
    assertThat(story.payment(397, "c-1", "-10").labels(LATER).answerDates(ZONE)).isEmpty();
    assertThat(
            email()
                .payment(388, "c-1", "10")
                .payment(399, "c-1", "-10")
                .labels(LATER)
                .answerDates(ZONE))
        .containsExactly(LocalDate.of(2025, 3, 19));
  }

  @Test
  void a_case_is_answered_for_from_its_decision_on_until_the_next_contact_or_the_window_s_end() {
    // Decided at hour -6, to be contacted at 0.
    assertThat(isAnswered(new Story().payment(-6, "c-1", "10"))).isFalse();
    assertThat(isAnswered(new Story().payment(-6 + MINUTE, "c-1", "10"))).isTrue();
    assertThat(isAnswered(new Story().payment(336, "c-1", "10"))).isTrue();
    assertThat(isAnswered(new Story().payment(336 + MINUTE, "c-1", "10"))).isFalse();
    assertThat(isAnswered(new Story().payment(1, "c-2", "10"))).isFalse();
    Story next = new Story().contact("k-2", 24, Channel.EMAIL, "c-1");
    assertThat(isAnswered(next.payment(25, "c-1", "10"))).isFalse();
    assertThat(isAnswered(next.payment(23, "c-1", "10"))).isTrue();
    // A contact before the planned one, such as of another campaign, ends nothing.
    Story before = new Story().contact("k-0", -1, Channel.EMAIL, "c-1");
    assertThat(isAnswered(before.payment(25, "c-1", "10"))).isTrue();
  }

  private static boolean isAnswered(Story story) {
    return story.labels(LATER).isAnsweredFor(new CaseId("c-1"), Story.hours(-6), Story.hours(0));
  }
}
