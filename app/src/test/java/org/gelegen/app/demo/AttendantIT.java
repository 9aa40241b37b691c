package org.gelegen.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.gelegen.app.GoodRecords;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.RunLedger;
import org.gelegen.model.training.TrainingRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for while a demonstration is served, whose clock stands at noon. */
class AttendantIT {
  private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
  private static final ClientId ASKS = new ClientId("noorderlicht");
  private static final ClientId SILENT = new ClientId("zuiderzon");
  private static final String RECORDS =
      """
      {"type":"client","clientId":"%1$s","at":"2025-01-01T00:00:00+01:00","name":"One","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR"}
      {"type":"debtor","clientId":"%1$s","debtorId":"d-17","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"phone":{"address":"+31201234567"}}}
      {"type":"case","clientId":"%1$s","caseId":"c-9","debtorId":"d-17","at":"2025-03-01T09:00:00+01:00","amount":"100.00","stage":"reminder","status":"open"}
      """;

  @TempDir private Path folder;

  /** At noon nights, watches and retentions of both clients are due, and nobody asked for them. */
  @Test
  void what_is_asked_for_is_carried_out_and_what_is_only_due_is_not() {
    try (House house =
        House.open(
            new SettingsSources().flag("data.dir", folder).build(), Ran.surroundings(NOON))) {
      GoodRecords.load(house, RECORDS.formatted(ASKS.value()));
      GoodRecords.load(house, RECORDS.formatted(SILENT.value()));
      LocalDate today = LocalDate.parse("2026-11-23");
      try (Attendant _ = Attendant.start(house, () -> NOON, Duration.ofMillis(50))) {
        String training = house.stores().trainings().request(ASKS, NOON, NOON).trainingId();
        String plan =
            house
                .stores()
                .campaignRequests()
                .request(ASKS, new CampaignRequest.Order(today, true, null), NOON)
                .requestId();
        house.stores().jobs().order(ASKS, Job.RETENTION, today, NOON, "test");
        await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> isOver(house.stores().trainings().find(ASKS, training).orElseThrow()));
        await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> isOver(house.stores().campaignRequests().find(ASKS, plan).orElseThrow()));
        await()
            .atMost(Duration.ofMinutes(2))
            .until(
                () ->
                    house.stores().runs().list(ASKS, 10).stream()
                        .anyMatch(run -> run.completedAt().isPresent()));
      }
      assertThat(house.stores().runs().list(ASKS, 10))
          .extracting(RunLedger.Entry::job)
          .containsExactly(Job.RETENTION.wireName());
      assertThat(house.stores().runs().list(SILENT, 10)).isEmpty();
      assertThat(Job.NIGHTLY_CAMPAIGN.due(NOON, ZoneId.of("Europe/Amsterdam"))).isEqualTo(today);
    }
  }

  private static boolean isOver(TrainingRequest training) {
    return switch (training.status()) {
      case QUEUED, RUNNING -> false;
      case DONE, FAILED -> true;
    };
  }

  private static boolean isOver(CampaignRequest plan) {
    return switch (plan.status()) {
      case QUEUED, RUNNING -> false;
      case DONE, FAILED -> true;
    };
  }
}
