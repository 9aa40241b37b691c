package org.gelegen.scoring.dashboard.train;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.training.TrainingQueue;
import org.gelegen.model.training.TrainingRequest;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.dashboard.pages.PageAnswer;
import org.gelegen.scoring.dashboard.pages.Visit;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.trainings.TrainingOrders;

/** Starts trainings and follows them; the scheduler carries them out. */
public final class TrainDesk {
  private static final String TRAIN = "/train";
  private static final int SHOWN = 10;

  private final TrainingQueue trainings;
  private final TrainingOrders orders;
  private final ModelRegistry models;
  private final InstantSource clock;

  public TrainDesk(
      TrainingQueue trainings, TrainingOrders orders, ModelRegistry models, InstantSource clock) {
    this.trainings = trainings;
    this.orders = orders;
    this.models = models;
    this.clock = clock;
  }

  public List<Page> pages() {
    return List.of(
        Page.shown(TRAIN, this::show, ANALYST, OPERATOR),
        Page.shown(TRAIN + "/{trainingId}", this::follow, ANALYST, OPERATOR),
        Page.done(TRAIN, this::start, ANALYST, OPERATOR));
  }

  private PageAnswer show(Visit visit) {
    List<ModelVersion> newest = models.list(visit.client()).stream().limit(SHOWN).toList();
    return PageAnswer.shown(
        "train/train",
        new TrainPage(
            visit.frame(), clock.instant(), trainings.newest(visit.client(), SHOWN), newest));
  }

  private PageAnswer follow(Visit visit) {
    String id = visit.id("trainingId", "the training", value -> value);
    TrainingRequest training =
        trainings
            .find(visit.client(), id)
            .orElseThrow(() -> ProblemException.notFound("the training"));
    return PageAnswer.shown(
        "train/training",
        new TrainingPage(
            visit.frame(),
            training,
            made(training).orElse(null),
            models.findChampion(visit.client()).orElse(null),
            clock.instant()));
  }

  private Optional<ModelVersion> made(TrainingRequest training) {
    Integer number = training.modelVersion();
    return number == null ? Optional.empty() : models.find(training.clientId(), number);
  }

  private PageAnswer start(Visit visit) {
    Instant asOf =
        visit.field("asOf").map(text -> moment(text, visit.frame().formats().zone())).orElse(null);
    TrainingRequest training = orders.order(visit.client(), asOf, visit.by());
    return new PageAnswer.SentOn(TRAIN + "/" + training.trainingId(), Map.of());
  }

  /** A moment as a browser writes it, by the client's clock. */
  private static Instant moment(String text, ZoneId zone) {
    try {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw ProblemException.invalid("/asOf", "must be a day and a time such as 2026-11-23T08:00");
    }
  }
}
