package org.gelegen.scoring.dashboard.debtors;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.decision.Desks;
import org.gelegen.model.decision.Recomputer;
import org.gelegen.model.decision.Why;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.experiments.ExposureStore;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.objections.Objection;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.workflows.NextStep;
import org.gelegen.scoring.dashboard.pages.Formats;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.gelegen.scoring.dashboard.pages.Visit;
import org.jspecify.annotations.Nullable;

/** Puts together what is held of one debtor. */
public final class DebtorFile {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int SHOWN = 150;
  private static final int NEXT = 3;
  private static final int REASONS = 3;

  private final Desks desks;
  private final Stores stores;
  private final Recomputer recomputer;

  /** What is held of debtors. */
  public record Stores(
      RecordLog records,
      DecisionLog decisions,
      CampaignStore campaigns,
      Objections objections,
      ExposureStore exposures) {}

  /**
   * Opens the files.
   *
   * @param recomputer works out why where that was not stored
   */
  public DebtorFile(Desks desks, Stores stores, Recomputer recomputer) {
    this.desks = desks;
    this.stores = stores;
    this.recomputer = recomputer;
  }

  /** Whether any record names the debtor; of one who was erased none does. */
  boolean isKnown(ClientId client, DebtorId debtor) {
    return !stores.records().findByDebtor(client, debtor).isEmpty();
  }

  /** The page of a debtor, or empty when none of that id is known. */
  Optional<DebtorPage> page(Visit visit, DebtorId debtor, Instant now) {
    ClientId client = visit.client();
    List<PortfolioRecord> known = stores.records().findByDebtor(client, debtor);
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(page(visit, debtor, now, new Held(client, debtor, known)));
  }

  /** What the stores hold of a debtor. */
  private final class Held {
    private final List<PortfolioRecord> known;
    private final List<ContactState> planned;
    private final List<Decision> decided;
    private final List<Objection> objected;
    private final List<Exposure> exposed;

    private Held(ClientId client, DebtorId debtor, List<PortfolioRecord> known) {
      this.known = known;
      planned = stores.campaigns().findByDebtor(client, debtor);
      decided = stores.decisions().findByDebtor(client, debtor);
      objected = stores.objections().find(client, debtor);
      exposed = stores.exposures().find(client, Set.of(debtor));
    }
  }

  private DebtorPage page(Visit visit, DebtorId debtor, Instant now, Held held) {
    Frame frame = visit.frame();
    @Nullable Desk desk = desks.find(visit.client()).orElse(null);
    @Nullable DebtorHistory history =
        desk == null ? null : desk.portfolio(now).find(debtor).orElse(null);
    ZoneId zone = history == null ? frame.formats().zone() : history.zone();
    Formats clock = new Formats(frame.formats().locale(), zone, frame.formats().currency());
    Timeline.Builder timeline = new Timeline.Builder(new RecordWords(frame, clock));
    Decision newest = held.decided.isEmpty() ? null : held.decided.getLast();
    return new DebtorPage(
        frame,
        debtor,
        clock,
        history == null ? frame.text("frame.unknown") : clock.money(history.openBalance()),
        next(frame, clock, held.planned, now),
        desk == null || history == null
            ? null
            : step(desk, history, held.planned, now, frame, clock),
        timeline
            .records(held.known)
            .planned(held.planned)
            .decisions(held.decided)
            .objections(held.objected)
            .newest(visit.query("all").isPresent() ? Integer.MAX_VALUE : SHOWN),
        desk == null || history == null
            ? null
            : new PermitView(frame, clock, permit(desk, history, held.planned, now)),
        newest == null
            ? null
            : new ReasonsView(
                frame, clock, newest, timeline.decision(newest), why(visit.client(), newest, held)),
        desk == null || held.exposed.isEmpty()
            ? null
            : new ArmsView(frame, desk.decider().settings().experiments(), held.exposed, now),
        held.objected);
  }

  /** What was not stored is not worked out of who objects to profiling by now. */
  private @Nullable Why why(ClientId client, Decision newest, Held held) {
    return newest.explanation().baseline() == null
            && held.objected.stream().noneMatch(Objection::inForce)
        ? recomputer.why(client, newest, REASONS).orElse(null)
        : null;
  }

  private static WeekPermit permit(
      Desk desk, DebtorHistory history, List<ContactState> planned, Instant now) {
    Decider decider = desk.decider();
    List<Channel> used =
        Arrays.stream(Channel.values()).filter(decider.settings().channels()::contains).toList();
    return WeekPermit.of(
        decider.rules(),
        new Standing(
            desk.client(),
            history,
            history
                .actionableCase(now)
                .map(CaseState::version)
                .map(one -> one.caseId())
                .orElse(null),
            planned.stream()
                .map(ContactState::known)
                .filter(KnownContact::isPending)
                .map(KnownContact::asAttempt)
                .toList()),
        new ActionGrid(history.zone(), week(now).slots(history.zone()), used));
  }

  /** Seven days from the hour that is running on. */
  private static Horizon week(Instant now) {
    return new Horizon(now.truncatedTo(ChronoUnit.HOURS), WEEK);
  }

  private static List<String> next(
      Frame frame, Formats clock, List<ContactState> planned, Instant now) {
    List<String> next = new ArrayList<>();
    for (ContactState state : planned) {
      if (state.known().isPending()
          && state.contact().action().slot().end().isAfter(now)
          && next.size() < NEXT) {
        next.add(
            frame.text(
                "debtors.next.contact",
                frame.text("channel." + state.contact().action().channel().wireName()),
                clock.moment(state.contact().action().slot().start()),
                frame.text("now.status." + state.status().wireName())));
      }
    }
    return next;
  }

  private static DebtorPage.@Nullable Step step(
      Desk desk,
      DebtorHistory history,
      List<ContactState> planned,
      Instant now,
      Frame frame,
      Formats clock) {
    Decider decider = desk.decider();
    if (decider.settings().workflows().isEmpty()) {
      return null;
    }
    return switch (desk.workflows(decider).next(history, ContactState.known(planned), week(now))) {
      case NextStep.Due due ->
          new DebtorPage.Step(
              frame.text(
                  "debtors.next.step",
                  due.workflow().name(),
                  due.step().template(),
                  frame.text("channel." + due.action().channel().wireName()),
                  clock.moment(due.action().slot().start())),
              null);
      case NextStep.None none -> new DebtorPage.Step(frame.text("debtors.next.none"), none.why());
      case NextStep.Closed closed ->
          new DebtorPage.Step(frame.text("debtors.next.none"), closed.why());
    };
  }
}
