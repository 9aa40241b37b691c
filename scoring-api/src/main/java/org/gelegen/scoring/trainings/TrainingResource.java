package org.gelegen.scoring.trainings;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.answers.KeyedRequest.Binding;
import org.gelegen.model.training.TrainingQueue;
import org.gelegen.model.training.TrainingRequest;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.RequestBody;
import org.gelegen.scoring.presentation.DebtorZones;

/** Starts trainings and follows them; the scheduler carries them out. */
public final class TrainingResource {
  private static final String TRAININGS = Endpoint.CLIENT + "/trainings";
  private static final String EXAMPLE =
      """
      {"trainingId":"training-7","status":"done","requestedAt":"2026-11-23T08:00:00+01:00","asOf":"2026-11-23T08:00:00+01:00","modelVersion":"noorderlicht-12"}
      """;

  private final TrainingQueue trainings;
  private final DebtorZones zones;
  private final TrainingOrders orders;

  public TrainingResource(TrainingQueue trainings, TrainingOrders orders, DebtorZones zones) {
    this.trainings = trainings;
    this.orders = orders;
    this.zones = zones;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(TRAININGS)
            .roles(ANALYST, OPERATOR)
            .keyed(Binding.TRANSACTION)
            .summary("Start a training")
            .description("One that is queued already for the same moment is answered.")
            .takes(
                RequestBody.json(TrainingOrder.class, "{\"asOf\":\"2026-11-23T08:00:00+01:00\"}")
                    .orNothing())
            .answers(202, TrainingRepresentation.class, EXAMPLE)
            .by(this::start),
        Endpoint.get(TRAININGS + "/{trainingId}")
            .roles(ANALYST, OPERATOR)
            .summary("Where a training stands")
            .answers(200, TrainingRepresentation.class, EXAMPLE)
            .by(this::follow));
  }

  private Answer start(Call call) {
    Instant asOf =
        call.optionalBody(TrainingOrder.class)
            .flatMap(order -> Optional.ofNullable(order.asOf()))
            .map(moment -> moment.toInstant())
            .orElse(null);
    TrainingRequest training = orders.order(call.client(), asOf, call.by());
    return call.json(TrainingRepresentation.from(training, zones.of(call.client()).client()))
        .with("Location", call.pathTo("trainings", training.trainingId()));
  }

  private Answer follow(Call call) {
    String id = call.id("trainingId", "the training", value -> value);
    TrainingRequest training =
        trainings
            .find(call.client(), id)
            .orElseThrow(() -> ProblemException.notFound("the training"));
    return call.json(TrainingRepresentation.from(training, zones.of(call.client()).client()));
  }
}
