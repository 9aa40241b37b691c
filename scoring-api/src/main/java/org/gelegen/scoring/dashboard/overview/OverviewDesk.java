package org.gelegen.scoring.dashboard.overview;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.campaign.StuckContacts;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.runs.JobStatus;
import org.gelegen.scoring.ScoringServices;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures;
import org.gelegen.scoring.dashboard.experiments.KeptReports;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.dashboard.pages.PageAnswer;
import org.gelegen.scoring.dashboard.pages.Visit;
import org.gelegen.scoring.dashboard.slow.SlowAnswers;

/** Shows what it brings, what somebody should look at, and what comes next. */
public final class OverviewDesk {
  private static final int WEEKS = 26;
  private static final int WEEKS_BESIDE = 12;
  private static final int ALERTS = 10;
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final ScoringServices services;
  private final KeptReports reports;
  private final InstantSource clock;
  private final SlowAnswers<ClientId, List<Week>> weeks;
  private final SlowAnswers<Experiment, List<ExperimentFigures>> beside;

  public OverviewDesk(ScoringServices services, KeptReports reports) {
    this.services = services;
    this.reports = reports;
    clock = services.clock();
    weeks = new SlowAnswers<>(services.insights().work(), clock, KEPT);
    beside = new SlowAnswers<>(services.insights().work(), clock, KEPT);
  }

  public List<Page> pages() {
    return List.of(Page.shown("/", this::show, ANALYST, OPERATOR));
  }

  private PageAnswer show(Visit visit) {
    ClientId client = visit.client();
    Instant now = clock.instant();
    return PageAnswer.shown(
        "overview/overview",
        new OverviewPage(
            visit.frame(),
            services
                .settings()
                .current(client)
                .settings()
                .experiments()
                .holdout()
                .map(experiment -> holdout(visit, experiment, now))
                .orElse(null),
            weeks.ask(
                client,
                client,
                () -> services.insights().weeks().weeks(client, WEEKS, clock.instant())),
            today(visit, now),
            services.insights().alerts().list(client).stream().limit(ALERTS).toList()));
  }

  private OverviewPage.Holdout holdout(Visit visit, Experiment experiment, Instant now) {
    ClientId client = visit.client();
    List<Instant> moments = ends(now, visit.frame().formats().zone());
    return new OverviewPage.Holdout(
        experiment,
        reports.ask(client, experiment),
        beside.ask(
            client,
            experiment,
            () -> services.insights().experiments().reports(client, experiment, moments)));
  }

  /** The ends of the last weeks, by the client's clock, and now. */
  private static List<Instant> ends(Instant now, ZoneId zone) {
    LocalDate monday =
        now.atZone(zone).toLocalDate().with(TemporalAdjusters.previous(DayOfWeek.MONDAY));
    List<Instant> ends = new ArrayList<>();
    for (int back = WEEKS_BESIDE - 2; back >= 0; back--) {
      ends.add(monday.minusWeeks(back).atStartOfDay(zone).toInstant());
    }
    ends.add(now);
    return ends;
  }

  private OverviewPage.Today today(Visit visit, Instant now) {
    ClientId client = visit.client();
    return new OverviewPage.Today(
        now,
        services
            .campaigns()
            .findByDate(client, now.atZone(visit.frame().formats().zone()).toLocalDate())
            .orElse(null),
        JobStatus.of(client, services.jobs(), now, visit.frame().formats().zone()),
        services.stuckContacts().list(client, StuckContacts.STUCK, OverviewPage.MOST_STUCK).size(),
        services.stops().stopped(client),
        services.models().findChampion(client).orElse(null));
  }
}
