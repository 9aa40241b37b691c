package org.gelegen.model.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.experiments.Placement;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.workflows.WorkflowPolicy;

/** Recommends what to do for debtors, one by one, and writes down what it recommended. */
public final class Recommender {
  private static final int REASONS = 5;

  /** Whoever asks about a moment this long ago does not act on the answer. */
  private static final Duration PAST = Duration.ofHours(1);

  private final Desks desks;
  private final CampaignStore campaigns;
  private final CheckedKeeping keeping;
  private final Shadows shadows;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * Makes a recommender.
   *
   * @param checked a way to {@code decisions} that checks what they were made in
   * @param shadows look at what was recommended, afterwards
   * @param clock the moment that the histories are kept at, whatever moment is asked about
   * @param random names decisions; safe for use by many threads
   */
  public Recommender(
      Desks desks,
      CampaignStore campaigns,
      DecisionLog decisions,
      CheckedLog checked,
      Shadows shadows,
      InstantSource clock,
      RandomGenerator random) {
    this.desks = desks;
    this.campaigns = campaigns;
    keeping = new CheckedKeeping(checked, decisions);
    this.shadows = shadows;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What is asked, in whole microseconds, so that a decision is kept as it was made and can be made
   * again.
   *
   * @param at the moment whose knowledge counts: what happens by then, and nothing of later
   * @param horizon the time to look ahead at; it may begin a little after {@code at}, so that all
   *     who ask within a minute look at the same slots
   * @param channels the channels to consider
   * @param alternatives how many other actions to name
   */
  public record Request(
      List<DebtorId> debtors,
      Instant at,
      Horizon horizon,
      List<Channel> channels,
      int alternatives,
      boolean explain) {
    public static final Duration DEFAULT_HORIZON = Duration.ofDays(7);

    public Request {
      debtors = debtors.stream().distinct().toList();
      at = at.truncatedTo(ChronoUnit.MICROS);
      horizon = horizon.inMicroseconds();
      channels = List.copyOf(channels);
    }

    private DecisionBasis basis(Decider decider, long position) {
      return decider
          .basis(DecisionBasis.Origin.RECOMMENDATION, position, horizon, channels)
          .telling(alternatives, explain ? REASONS : 0, explain);
    }
  }

  /**
   * What is recommended.
   *
   * @param unknown debtors of whom no record was accepted
   */
  public record Result(String modelVersion, List<Decision> decisions, List<DebtorId> unknown) {
    public Result {
      decisions = List.copyOf(decisions);
      unknown = List.copyOf(unknown);
    }
  }

  /**
   * Recommends, or answers empty when the client is not known. Every decision is stored before it
   * is answered. Debtors are exposed to the experiments that they fit, now, unless the question is
   * about the past; for those in an arm that is left alone, nothing is recommended. Of those who
   * object to profiling now no model is asked, whatever moment the question is about, nor of those
   * whom a workflow serves while no champion is fit to be asked. Where an objection comes while the
   * debtor is decided for, what a model said is neither stored nor answered. Each debtor is decided
   * for by what holds as its decision is stored, and so a few may be stored where others fail.
   *
   * @throws org.gelegen.model.GelegenException when the champion cannot be read and is needed
   */
  public Optional<Result> recommend(ClientId client, Request request) {
    return desks.find(client).map(desk -> recommend(desk, request));
  }

  /**
   * Recommends for debtors who are described, by these records alone, or answers empty when the
   * client is not known. Nothing is stored, nobody is exposed to an experiment and none counts. Of
   * those whose id is that of a debtor who objects to profiling no model is asked.
   *
   * @param described the records of each of the debtors asked about
   */
  public Optional<Result> score(
      ClientId client, Map<DebtorId, List<PortfolioRecord>> described, Request request) {
    return desks.find(client).map(desk -> score(desk, described, request));
  }

  /** The channels that the client uses, or empty when it is not known. */
  public Optional<Set<Channel>> usedChannels(ClientId client) {
    return desks.find(client).map(desk -> desk.decider().settings().channels());
  }

  private Result score(Desk desk, Map<DebtorId, List<PortfolioRecord>> described, Request request) {
    Decider decider = desk.decider();
    try (Desk.Sessions sessions = sessions(desk, decider, request)) {
      return score(desk, sessions, described, request);
    }
  }

  private Result score(
      Desk desk,
      Desk.Sessions sessions,
      Map<DebtorId, List<PortfolioRecord>> described,
      Request request) {
    Decider decider = sessions.decider();
    List<DebtorHistory> histories = new ArrayList<>();
    List<DebtorId> unknown = new ArrayList<>();
    for (DebtorId debtor : request.debtors()) {
      List<PortfolioRecord> records =
          described.getOrDefault(debtor, List.of()).stream()
              .filter(record -> !record.at().isAfter(request.at()))
              .toList();
      if (records.isEmpty()) {
        unknown.add(debtor);
      } else {
        histories.add(DebtorHistory.replay(debtor, decider.client().timeZone(), records));
      }
    }
    Placements placements = desk.apart(decider, histories, request.at());
    WorkflowPolicy policy = desk.workflows(decider);
    List<Decision> made = new ArrayList<>();
    for (DebtorHistory history : histories) {
      Optional<Unasked> why = placements.unasked(history, policy, request.at());
      made.add(
          why.isPresent()
              ? why.get()
                  .recommend(
                      policy,
                      history,
                      occasion(policy, history, request, request.basis(decider, 0)))
              : decider
                  .requireModel()
                  .approached(
                      decide(
                          sessions.in(history.zone()),
                          history,
                          List.of(),
                          request,
                          ShadowScorer.none()),
                      history));
    }
    return new Result(decider.modelVersion(), made, unknown);
  }

  private Result recommend(Desk desk, Request request) {
    Instant now = clock.instant();
    desk.portfolio(now);
    Decider decider = desk.decider();
    Asked asked =
        new Asked(
            desk,
            decider,
            request,
            now,
            desk.portfolio().snapshot(request.debtors(), request.at()),
            shadows.open(desk, decider));
    List<DebtorHistory> histories = asked.known().histories();
    Set<DebtorId> missing = new LinkedHashSet<>(request.debtors());
    histories.forEach(history -> missing.remove(history.debtorId()));
    List<Decision> made = keeping.decide(desk.client().clientId(), histories, deciding(asked));
    asked.shadow().flush();
    return new Result(decider.modelVersion(), made, List.copyOf(missing));
  }

  /** A question, and what was known as it was asked. */
  private record Asked(
      Desk desk,
      Decider decider,
      Request request,
      Instant now,
      Portfolio.Snapshot known,
      ShadowScorer shadow) {
    private Placements placements(List<DebtorHistory> debtors, Set<DebtorId> objected) {
      return request.at().isBefore(now.minus(PAST))
          ? desk.foresee(decider, debtors, objected, request.at())
          : desk.enrol(decider, debtors, objected, now);
    }
  }

  private CheckedKeeping.Deciding deciding(Asked asked) {
    return new CheckedKeeping.Deciding() {
      @Override
      public Circumstances expected(Set<DebtorId> debtors) {
        Set<DebtorId> objected = new HashSet<>(debtors);
        objected.retainAll(asked.desk().rememberedObjected());
        return objected.isEmpty() ? Circumstances.none() : new Circumstances(objected, Map.of());
      }

      @Override
      public boolean looksFirst() {
        // Who takes part in an experiment does so for good, and who objects never does; and of who
        // objects no model is asked, which matters where it cannot be.
        return asked.decider().settings().experiments().any()
            || asked.decider().damage().isPresent();
      }

      @Override
      public List<Decision> decide(List<DebtorHistory> debtors, Circumstances in) {
        return Recommender.this.decide(asked, debtors, in);
      }

      @Override
      public void undone(Set<DebtorId> debtors) {
        asked.shadow().forget(debtors);
      }
    };
  }

  private List<Decision> decide(
      Asked asked, List<DebtorHistory> debtors, Circumstances circumstances) {
    Desk desk = asked.desk();
    Decider decider = asked.decider();
    Request request = asked.request();
    Placements placements = asked.placements(debtors, circumstances.objected());
    Map<Decider, Desk.Sessions> sessions = new HashMap<>();
    List<Decision> made = new ArrayList<>();
    for (DebtorHistory history : debtors) {
      Optional<Unasked> why = placements.unasked(history, desk.workflows(decider), request.at());
      if (why.isPresent()) {
        WorkflowPolicy policy = desk.workflows(decider);
        DecisionBasis basis = request.basis(decider, asked.known().position());
        Decision unasked =
            why.get().recommend(policy, history, occasion(policy, history, request, basis));
        made.add(placements.find(history.debtorId()).map(unasked::in).orElse(unasked));
        continue;
      }
      if (placements.leftByDamage(history.debtorId())) {
        decider.requireModel();
      }
      Optional<Placement> placement = placements.find(history.debtorId());
      Decider its = placements.decider(history.debtorId()).orElse(null);
      List<Attempt> waiting =
          its == null
              ? List.of()
              : attempts(circumstances.pending(history.debtorId()), request.at());
      Decision decision =
          its == null
              ? leftAlone(decider, history, placement.orElseThrow(), request)
              : its.approached(
                  decide(
                      sessions
                          .computeIfAbsent(its, with -> sessions(desk, with, request))
                          .in(history.zone()),
                      history,
                      waiting,
                      request,
                      asked.shadow()),
                  history);
      Decision based =
          decision.on(
              request
                  .basis(its == null ? decider : its, asked.known().position())
                  .of(waiting, null));
      made.add(placement.map(based::in).orElse(based));
    }
    sessions.values().forEach(Desk.Sessions::close);
    return made;
  }

  private static Desk.Sessions sessions(Desk desk, Decider decider, Request request) {
    return desk.sessions(decider, request.horizon(), request.channels());
  }

  /** The occasion of a decision for which no model is asked. */
  private Occasion occasion(
      WorkflowPolicy policy, DebtorHistory history, Request request, DecisionBasis basis) {
    List<KnownContact> known =
        ContactState.known(campaigns.findByDebtor(policy.clientId(), history.debtorId()));
    return new Occasion(
        DecisionId.next(request.at(), random),
        request.at(),
        basis.of(
            DecisionBasis.Turn.knowing(policy.bearing(history, known, request.horizon().from()))));
  }

  private Decision leftAlone(
      Decider decider, DebtorHistory history, Placement placement, Request request) {
    return Making.leftAlone(
        decider,
        history,
        placement,
        new Occasion(
            DecisionId.next(request.at(), random), request.at(), request.basis(decider, 0)));
  }

  /** Those that were planned by {@code at}. */
  private static List<Attempt> attempts(List<PlannedContact> contacts, Instant at) {
    return contacts.stream()
        .filter(contact -> !contact.decisionId().at().isAfter(at))
        .map(PlannedContact::asAttempt)
        .toList();
  }

  private Decision decide(
      DecisionSession session,
      DebtorHistory history,
      List<Attempt> pending,
      Request request,
      ShadowScorer shadow) {
    Evaluation evaluation =
        request.explain()
            ? session.evaluateFully(history, pending, request.at())
            : session.evaluate(history, pending, request.at());
    Decision decision =
        Making.drawn(
            session,
            evaluation,
            DecisionId.next(request.at(), random),
            request.alternatives(),
            request.explain() ? REASONS : 0);
    shadow.see(history, pending, evaluation, decision);
    return decision;
  }
}
