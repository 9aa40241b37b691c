package org.gelegen.scoring.dashboard.experiments;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.InstantSource;
import java.util.List;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExposureStore;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.dashboard.pages.PageAnswer;
import org.gelegen.scoring.dashboard.pages.Visit;
import org.gelegen.scoring.http.ProblemException;

/** Shows experiments: who takes part, and what they showed so far. */
public final class ExperimentsDesk {
  private static final String EXPERIMENTS = "/experiments";

  private final SettingsStore settings;
  private final ExposureStore exposures;
  private final KeptReports reports;
  private final InstantSource clock;

  public ExperimentsDesk(
      SettingsStore settings, ExposureStore exposures, KeptReports reports, InstantSource clock) {
    this.settings = settings;
    this.exposures = exposures;
    this.reports = reports;
    this.clock = clock;
  }

  public List<Page> pages() {
    return List.of(
        Page.shown(EXPERIMENTS, this::list, ANALYST, OPERATOR),
        Page.shown(EXPERIMENTS + "/{experimentId}", this::one, ANALYST, OPERATOR));
  }

  private List<Experiment> all(Visit visit) {
    return settings.current(visit.client()).settings().experiments().all();
  }

  private PageAnswer list(Visit visit) {
    return PageAnswer.shown(
        "experiments/experiments",
        new ExperimentsPage(
            visit.frame(), all(visit), exposures.counts(visit.client()), clock.instant()));
  }

  private PageAnswer one(Visit visit) {
    String id = visit.id("experimentId", "the experiment", value -> value);
    Experiment experiment =
        all(visit).stream()
            .filter(each -> each.id().value().equals(id))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("the experiment"));
    return PageAnswer.shown(
        "experiments/experiment",
        new ExperimentPage(
            visit.frame(), experiment, reports.ask(visit.client(), experiment), clock.instant()));
  }
}
