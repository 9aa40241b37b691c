package org.gelegen.scoring.dashboard.quality;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.gelegen.model.GelegenException;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.decision.Desks;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.dashboard.pages.PageAnswer;
import org.gelegen.scoring.dashboard.pages.Visit;
import org.gelegen.scoring.dashboard.slow.SlowAnswer;
import org.gelegen.scoring.dashboard.slow.SlowAnswers;
import org.gelegen.scoring.dashboard.slow.SlowWork;

/**
 * Shows what the records of a portfolio lack. It is counted apart from requests, at most once a
 * minute and client.
 */
public final class QualityDesk {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Desks desks;
  private final Objections objections;
  private final InstantSource clock;
  private final SlowAnswers<ClientId, Quality> counted;

  public QualityDesk(Desks desks, Objections objections, SlowWork work, InstantSource clock) {
    this.desks = desks;
    this.objections = objections;
    this.clock = clock;
    counted = new SlowAnswers<>(work, clock, KEPT);
  }

  public List<Page> pages() {
    return List.of(Page.shown("/quality", this::show, ANALYST, OPERATOR));
  }

  private PageAnswer show(Visit visit) {
    ClientId client = visit.client();
    SlowAnswer<Quality> answer = counted.ask(client, client, () -> count(client));
    return switch (answer) {
      case SlowAnswer.Known<Quality>(Quality quality, Instant at) ->
          PageAnswer.shown("quality/quality", new QualityPage(visit.frame(), at, quality));
      case SlowAnswer.Working<Quality> _ -> PageAnswer.shown("quality/waiting", "");
      case SlowAnswer.Failed<Quality>(String why) -> PageAnswer.shown("quality/waiting", why);
    };
  }

  private Quality count(ClientId client) {
    Instant now = clock.instant();
    Desk desk =
        desks
            .find(client)
            .orElseThrow(() -> new GelegenException("the client has no client record yet"));
    Decider decider = desk.decider();
    return QualityCount.of(
        desk.portfolio(now).all(),
        new QualityCount.Terms(
            decider.client(),
            decider.settings().channels(),
            decider.rules(),
            objections.objected(client),
            now));
  }
}
