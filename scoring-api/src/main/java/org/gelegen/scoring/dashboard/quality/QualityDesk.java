package org.gelegen.scoring.dashboard.quality;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.decision.Desks;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.rules.DeadAddresses;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.dashboard.pages.PageAnswer;
import org.gelegen.scoring.dashboard.pages.Visit;
import org.gelegen.scoring.http.ProblemException;

/** Shows what the records of a portfolio lack. It is counted at most once a minute and client. */
public final class QualityDesk {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Desks desks;
  private final Objections objections;
  private final InstantSource clock;
  private final Map<ClientId, Counted> counted = new ConcurrentHashMap<>();

  public QualityDesk(Desks desks, Objections objections, InstantSource clock) {
    this.desks = desks;
    this.objections = objections;
    this.clock = clock;
  }

  private record Counted(Instant at, Quality quality) {}

  public List<Page> pages() {
    return List.of(Page.shown("/quality", this::show, ANALYST, OPERATOR));
  }

  private PageAnswer show(Visit visit) {
    Instant now = clock.instant();
    // Who asks while it is being counted waits for the same count.
    Counted newest =
        counted.compute(
            visit.client(),
            (client, known) ->
                known != null && now.isBefore(known.at().plus(KEPT)) ? known : count(client, now));
    return PageAnswer.shown(
        "quality/quality", new QualityPage(visit.frame(), newest.at(), newest.quality()));
  }

  private Counted count(ClientId client, Instant now) {
    Desk desk =
        desks
            .find(client)
            .orElseThrow(() -> ProblemException.notFound("the client, before its client record,"));
    Decider decider = desk.decider();
    return new Counted(
        now,
        QualityCount.of(
            desk.portfolio(now).all(),
            new QualityCount.Terms(
                decider.settings().channels(),
                decider.rules().rules().stream()
                    .filter(DeadAddresses.class::isInstance)
                    .map(DeadAddresses.class::cast)
                    .toList(),
                objections.objected(client),
                now)));
  }
}
