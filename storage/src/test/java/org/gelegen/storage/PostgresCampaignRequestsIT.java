package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.campaign.CampaignRequest.Order;
import org.gelegen.model.campaign.CampaignRequest.Reports;
import org.gelegen.model.campaign.CampaignRequest.Status;
import org.gelegen.model.campaign.CampaignRequestQueue;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCampaignRequestsIT {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final ClientId OTHER = new ClientId("waterkant");
  private static final LocalDate DATE = LocalDate.of(2026, 11, 23);
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(10);

  private CampaignRequestQueue requests;

  @BeforeEach
  void empty() {
    requests = new PostgresCampaignRequests(DATABASE.emptied());
  }

  @Test
  void a_request_that_is_queued_already_is_answered_and_a_dry_run_is_another() {
    CampaignRequest first = requests.request(CLIENT, new Order(DATE, false, null), NOW);

    assertThat(requests.request(CLIENT, new Order(DATE, false, null), NOW.plusSeconds(1)))
        .isEqualTo(first);
    assertThat(requests.request(CLIENT, new Order(DATE, true, null), NOW).requestId())
        .isNotEqualTo(first.requestId());
    assertThat(requests.find(OTHER, first.requestId())).isEmpty();
  }

  @Test
  void a_request_is_claimed_once_until_its_lease_ends_and_keeps_its_plan() {
    CampaignRequest asked = requests.request(CLIENT, new Order(DATE, true, null), NOW);
    Campaign plan = campaign();

    assertThat(requests.claim(NOW, LEASE))
        .map(CampaignRequest::requestId)
        .contains(asked.requestId());
    assertThat(requests.claim(NOW.plus(LEASE).minusSeconds(1), LEASE)).isEmpty();
    assertThat(requests.claim(NOW.plus(LEASE), LEASE)).isPresent();
    requests.finish(CLIENT, asked.requestId(), plan, null);

    CampaignRequest done = requests.find(CLIENT, asked.requestId()).orElseThrow();
    assertThat(done.status()).isEqualTo(Status.DONE);
    assertThat(done.campaign()).isEqualTo(plan);
    assertThat(done.reports()).isNull();
    assertThat(requests.claim(NOW.plus(LEASE.multipliedBy(9)), LEASE)).isEmpty();
  }

  @Test
  void a_dry_run_with_other_settings_is_another_and_keeps_both_reports() {
    CampaignRequest plain = requests.request(CLIENT, new Order(DATE, true, null), NOW);
    Order trial = new Order(DATE, true, "{\"nightlyBudget\":\"500\",\"texts\":\"a \\\"b\\\\\"}");
    CampaignRequest asked = requests.request(CLIENT, trial, NOW.plusSeconds(1));
    assertThat(asked.requestId()).isNotEqualTo(plain.requestId());
    assertThat(requests.request(CLIENT, trial, NOW.plusSeconds(2))).isEqualTo(asked);
    assertThat(asked.order()).isEqualTo(trial);
    requests.claim(NOW, LEASE);
    requests.claim(NOW, LEASE);

    Reports reports = new Reports(report("10.00"), report("12.00"));
    requests.finish(CLIENT, asked.requestId(), campaign(), reports);
    requests.finish(CLIENT, plain.requestId(), campaign(), new Reports(report("10.00"), null));

    assertThat(requests.find(CLIENT, asked.requestId()).orElseThrow().reports()).isEqualTo(reports);
    assertThat(requests.find(CLIENT, plain.requestId()).orElseThrow().reports())
        .isEqualTo(new Reports(report("10.00"), null));
  }

  private static PlanReport report(String value) {
    return new PlanReport(
        new PlanReport.Week(
            new BigDecimal(value), new BigDecimal("12.60"), 0.01, new BigDecimal("9.00")),
        new PlanReport.Budget(null, new BigDecimal("0.06"), new BigDecimal("0.0000")),
        List.of(),
        List.of(),
        List.of(new PlanReport.RuleCount("nl.contact-hours", 3, 0, 21)),
        new PlanReport.LeftOut(0, 1, 0, 0, 0, 0));
  }

  private static Campaign campaign() {
    return new Campaign(
        CLIENT,
        "2026-11-23",
        DATE,
        NOW,
        "noorderlicht-1",
        new BigDecimal("12.50"),
        new BigDecimal("12.60"),
        new TreeMap<>(Map.of("planned", 3L)));
  }

  @Test
  void a_failure_says_why() {
    CampaignRequest asked = requests.request(CLIENT, new Order(DATE, false, null), NOW);
    requests.claim(NOW, LEASE);
    requests.fail(CLIENT, asked.requestId(), "the business date is over");

    assertThat(requests.find(CLIENT, asked.requestId()))
        .hasValueSatisfying(
            failed -> {
              assertThat(failed.status()).isEqualTo(Status.FAILED);
              assertThat(failed.message()).isEqualTo("the business date is over");
            });
  }

  @Test
  void two_claimants_never_get_the_same_request() throws Exception {
    for (int day = 0; day < 40; day++) {
      requests.request(
          day % 2 == 0 ? CLIENT : OTHER, new Order(DATE.plusDays(day), false, null), NOW);
    }
    Callable<List<String>> claimant =
        () -> {
          List<String> claimed = new ArrayList<>();
          for (Optional<CampaignRequest> next = requests.claim(NOW, LEASE);
              next.isPresent();
              next = requests.claim(NOW, LEASE)) {
            claimed.add(next.get().requestId());
          }
          return claimed;
        };
    List<String> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<List<String>> claimed : threads.invokeAll(List.of(claimant, claimant))) {
        all.addAll(claimed.get());
      }
    }

    assertThat(all).doesNotHaveDuplicates();
    // A claimant that finds the next one locked by the other may stop early; then the rest is still
    // there.
    assertThat(all.size() + claimant.call().size()).isEqualTo(40);
  }
}
