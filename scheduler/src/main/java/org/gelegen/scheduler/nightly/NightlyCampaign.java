package org.gelegen.scheduler.nightly;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.decision.Placements;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.RunLedger.Run;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.workflows.WorkflowPolicy;
import org.gelegen.scheduler.planning.CampaignPlanner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans a client's business date, once.
 *
 * <p>The run ledger says who plans: one at a time, under a lease, and nobody once it is done. A
 * crash leaves a lease that ends; whoever takes over plans afresh, or finds the campaign committed
 * and only completes the run. Committing is what counts: the store keeps one campaign a date, and
 * takes it whole or not at all; what was taken in during the planning takes contacts back as it is
 * committed. Decisions are written before, so that no contact is without its decision.
 */
public final class NightlyCampaign {
  /** The job's name in the run ledger. */
  public static final String JOB = Job.NIGHTLY_CAMPAIGN.wireName();

  private static final Logger LOG = LoggerFactory.getLogger(NightlyCampaign.class);
  private static final String BY = "scheduler";
  private static final String TAKEN_OVER = "taken over by another run, which completes it";

  private final NightlyPorts ports;
  private final CampaignPlanner planner;
  private final DebtorFilter filter;
  private final NightlySettings settings;

  public NightlyCampaign(
      NightlyPorts ports, CampaignPlanner planner, DebtorFilter filter, NightlySettings settings) {
    this.ports = ports;
    this.planner = planner;
    this.filter = filter;
    this.settings = settings;
  }

  /**
   * Plans and commits a business date, unless that is done or somebody is at it.
   *
   * @param businessDate in the client's zone; today or later
   * @throws RuntimeException when planning fails; the ledger has the reason, and the run can start
   *     again
   */
  public NightlyResult run(ClientId client, LocalDate businessDate, Instant now) {
    Optional<Desk> desk = ports.desks().find(client);
    if (desk.isEmpty()) {
      return new NightlyResult.Skipped("no record of the client " + client + " was taken in yet");
    }
    Optional<Run> started =
        ports.ledger().tryStart(client, JOB, businessDate, now, settings.lease());
    if (started.isEmpty()) {
      return new NightlyResult.Skipped("planned already, being planned elsewhere, or paused");
    }
    Run run = started.get();
    Lease lease = new Lease(run, now);
    try {
      Optional<Campaign> known = ports.campaigns().findByDate(client, businessDate);
      Campaign campaign =
          known.isPresent() ? known.get() : planAndCommit(desk.get(), run, now, lease);
      // Before the run is completed: rather twice after a crash than never.
      String detail = campaign.campaignId() + ": " + summary(campaign);
      ports.audit().append(client, lease.now(), BY, "campaign.planned", detail);
      if (!ports.ledger().complete(run, lease.now(), summary(campaign))) {
        return new NightlyResult.Skipped(TAKEN_OVER);
      }
      return known.isPresent()
          ? new NightlyResult.Skipped("committed by an earlier run")
          : new NightlyResult.Planned(campaign);
    } catch (TakenOverException e) {
      LOG.warn("the planning of {} for {} was taken over", businessDate, client);
      return new NightlyResult.Skipped(TAKEN_OVER);
    } catch (RuntimeException e) {
      ports.ledger().fail(run, lease.now(), "failed: " + e);
      throw e;
    }
  }

  /**
   * Plans a business date and keeps nothing.
   *
   * @throws GelegenException when the client is not known
   */
  public Night dryRun(ClientId client, LocalDate businessDate, Instant now) {
    Desk desk = require(client);
    return dryRun(desk, desk.decider().requireModelOrWorkflow(), businessDate, now);
  }

  /** The same with settings that need not be in force, to see what they would change. */
  public Night dryRun(ClientId client, LocalDate businessDate, Instant now, ClientSettings trial) {
    Desk desk = require(client);
    return dryRun(
        desk,
        desk.decider().with(trial, ports.rules().of(desk.client(), trial)).requireModelOrWorkflow(),
        businessDate,
        now);
  }

  private Night dryRun(Desk desk, Decider decider, LocalDate businessDate, Instant now) {
    ClientId client = desk.client().clientId();
    NightIds ids = new NightIds(client, businessDate, now);
    Portfolio.Snapshot known = desk.portfolio(now).snapshot(ids.now());
    List<DebtorHistory> debtors = debtors(known);
    Placements placements = desk.foresee(decider, debtors, now);
    return plan(
        debtors,
        known.histories(),
        desk.workflows(decider),
        new NightFrame(decider, placements, ids, settings, known.position(), left(client, decider)),
        () -> {},
        _ -> {});
  }

  private Desk require(ClientId client) {
    return ports
        .desks()
        .find(client)
        .orElseThrow(
            () ->
                new GelegenException(
                    "there is no client " + client + ": import its records first"));
  }

  private Campaign planAndCommit(Desk desk, Run run, Instant now, Lease lease) {
    ClientId client = run.clientId();
    NightIds ids = new NightIds(client, run.businessDate(), now);
    new Lapses(ports, filter).end(desk, now);
    Decider decider = desk.decider().requireModelOrWorkflow();
    Portfolio.Snapshot known = desk.portfolio(now).snapshot(ids.now());
    List<DebtorHistory> debtors = debtors(known);
    Placements placements = desk.enrol(decider, debtors, now);
    Night night =
        plan(
            debtors,
            known.histories(),
            desk.workflows(decider),
            new NightFrame(
                decider,
                placements,
                ids,
                settings,
                known.position(),
                () -> ports.shadows().open(desk, decider),
                left(client, decider)),
            lease::renew,
            decisions -> ports.decisions().append(client, decisions));
    lease.require();
    return ports
        .campaigns()
        .commit(night.campaign(), night.contacts(), known.position(), night.report());
  }

  private DayLeft left(ClientId client, Decider decider) {
    return DayLeft.besides(ports.stops().stopped(client), decider.settings().channels());
  }

  /** Those who could be contacted; of them, experiments may leave some alone. */
  private List<DebtorHistory> debtors(Portfolio.Snapshot known) {
    return known.histories().stream()
        .filter(history -> history.actionableCase().isPresent() && filter.takes(history))
        .toList();
  }

  private Night plan(
      List<DebtorHistory> debtors,
      Collection<DebtorHistory> everybody,
      WorkflowPolicy workflows,
      NightFrame frame,
      Runnable signOfLife,
      Consumer<List<Decision>> log) {
    WorkflowContacts steps =
        WorkflowContacts.ofNight(frame, ports.campaigns(), workflows)
            .plan(debtors, log, signOfLife);
    Night night =
        new NightPlanner(steps.rest(), ports.campaigns(), planner, signOfLife).plan(debtors, log);
    return new Courtesies(frame, ports.campaigns(), filter)
        .beside(steps.beside(night), everybody, log);
  }

  private static String summary(Campaign campaign) {
    return campaign.counts().getOrDefault("contacts", 0L)
        + " contacts worth "
        + campaign.value().toPlainString()
        + " of at most "
        + campaign.upperBound().toPlainString()
        + ", by "
        + campaign.modelVersion();
  }

  /** The run's lease, which is prolonged when a third of it is over. */
  private final class Lease {
    private final Run run;
    private final Instant start;
    private final long startNanos = System.nanoTime();
    private Instant renewedAt;

    private Lease(Run run, Instant start) {
      this.run = run;
      this.start = start;
      renewedAt = start;
    }

    /** The moment the run was given, and the time that went by since. */
    private Instant now() {
      return start.plusNanos(System.nanoTime() - startNanos);
    }

    private synchronized void renew() {
      if (!now().isBefore(renewedAt.plus(settings.lease().dividedBy(3)))) {
        require();
      }
    }

    private synchronized void require() {
      renewedAt = now();
      if (!ports.ledger().renew(run, renewedAt, settings.lease())) {
        throw new TakenOverException();
      }
    }
  }

  /** Somebody else holds the run now. */
  private static final class TakenOverException extends GelegenException {
    private static final long serialVersionUID = 1L;

    private TakenOverException() {
      super(TAKEN_OVER);
    }
  }
}
