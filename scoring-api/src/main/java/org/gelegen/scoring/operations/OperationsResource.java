package org.gelegen.scoring.operations;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.Media;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.ProblemType;

/** Health and metrics, for whoever watches over the service. No key is needed. */
public final class OperationsResource {
  private final Readiness readiness;
  private final PrometheusMeterRegistry metrics;

  public OperationsResource(Readiness readiness, PrometheusMeterRegistry metrics) {
    this.readiness = readiness;
    this.metrics = metrics;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/health/live")
            .summary("Whether the service runs")
            .answers(200, HealthResponse.class, "{\"status\":\"up\"}")
            .by(call -> call.json(new HealthResponse("up"))),
        Endpoint.get("/health/ready")
            .summary("Whether the service can do its work")
            .answers(200, HealthResponse.class, "{\"status\":\"up\"}")
            .fails(ProblemType.UNAVAILABLE)
            .by(this::ready),
        Endpoint.get("/metrics")
            .summary("Counters and timers in the text format of Prometheus")
            .answers(new Media(Media.TEXT, String.class, "gelegen_records_accepted_total 1.0\n"))
            .by(_ -> Answer.text(Media.TEXT, metrics.scrape())));
  }

  private Answer ready(Call call) {
    List<String> missing = readiness.missing();
    if (!missing.isEmpty()) {
      throw ProblemException.of(
          ProblemType.UNAVAILABLE, "wait for, or mend: " + String.join(", ", missing));
    }
    return call.json(new HealthResponse("up"));
  }
}
