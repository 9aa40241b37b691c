package org.gelegen.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gelegen.app.dashboard.AnalystReports;
import org.gelegen.app.dashboard.RecordedWeeks;
import org.gelegen.app.dashboard.TrainerComparisons;
import org.gelegen.app.monitoring.HouseMetrics;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.scheduler.letters.HandOverPdf;
import org.gelegen.scoring.HttpSettings;
import org.gelegen.scoring.ScoringServer;
import org.gelegen.scoring.ScoringServices;
import org.gelegen.scoring.dashboard.Insights;
import org.gelegen.scoring.dashboard.slow.SlowWork;
import org.gelegen.scoring.http.Endpoint;

/** The API of a house, running until it is closed or the process is asked to end. */
public final class ApiServer implements AutoCloseable {
  /** So much that takes long is worked out for the dashboard at once. */
  private static final int SLOW_AT_ONCE = 2;

  private final ScoringServer server;
  private final House requests;
  private final ExecutorService slowWork;

  private ApiServer(ScoringServer server, House requests, ExecutorService slowWork) {
    this.server = server;
    this.requests = requests;
    this.slowWork = slowWork;
  }

  /** Starts the API. */
  public static ApiServer start(House house, ServiceSettings.Http http) {
    house.changes().start();
    House requests = house.forRequests();
    ExecutorService slowWork =
        Executors.newFixedThreadPool(
            SLOW_AT_ONCE, Thread.ofPlatform().name("dashboard-", 0).daemon().factory());
    try {
      return new ApiServer(
          ScoringServer.start(
              new HttpSettings(http.host(), http.port(), http.limits()),
              services(requests, house.intake(), insights(house, slowWork))),
          requests,
          slowWork);
    } catch (RuntimeException e) {
      slowWork.shutdownNow();
      requests.close();
      throw e;
    }
  }

  /** What streams of records bring is taken in without the limits of requests. */
  private static ScoringServices services(House house, RecordIntake imports, Insights insights) {
    Stores stores = house.stores();
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    HouseMetrics.tell(house, metrics);
    return new ScoringServices(
        house.recommender(),
        house.recentDesks(),
        house.rules(),
        house.intake(),
        imports,
        stores.records(),
        house.erasure(),
        stores.decisions(),
        stores.registry(),
        stores.trainings(),
        stores.settings(),
        stores.campaigns(),
        stores.campaignRequests(),
        stores.stops(),
        stores.jobs(),
        stores.stuckContacts(),
        stores.keys(),
        stores.sessions(),
        stores.audit(),
        () -> ready(house),
        metrics,
        house.surroundings().clock(),
        house.surroundings().random(),
        house.segments(),
        stores.exposures(),
        stores.shadows(),
        stores.objections(),
        stores.traces(),
        stores.caseReferences(),
        house.leaser(),
        house.recomputer(),
        house.changes(),
        stores.answers(),
        house.handOvers(),
        new HandOverPdf(),
        insights);
  }

  /** What reads all records takes longer than requests may, so it is not bound by their limits. */
  private static Insights insights(House house, ExecutorService slowWork) {
    Stores stores = house.stores();
    return new Insights(
        new AnalystReports(stores.records(), stores.exposures(), stores.settings()),
        new RecordedWeeks(stores.records(), stores.settings()),
        new TrainerComparisons(
            house.analysts().learnable(), stores.registry(), stores.decisions(), stores.settings()),
        stores.alerts(),
        new SlowWork(slowWork));
  }

  private static List<String> ready(House house) {
    try {
      house.stores().records().clients();
      return List.of();
    } catch (RuntimeException e) {
      return List.of("the database does not answer");
    }
  }

  public URI uri() {
    return server.uri();
  }

  /** Everything that it can be asked. */
  public List<Endpoint> endpoints() {
    return server.endpoints();
  }

  /** Waits until the process is asked to end, which interrupts the waiting thread. */
  public void await() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // That is what was waited for. The flag stays down, so that closing can still use the disk.
      return;
    }
  }

  @Override
  public void close() {
    server.close();
    slowWork.shutdownNow();
    requests.close();
  }
}
