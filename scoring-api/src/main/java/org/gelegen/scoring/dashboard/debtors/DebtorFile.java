package org.gelegen.scoring.dashboard.debtors;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.decision.Desks;
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

  private final Desks desks;
  private final RecordLog records;
  private final DecisionLog decisions;
  private final CampaignStore campaigns;
  private final Objections objections;

  public DebtorFile(
      Desks desks,
      RecordLog records,
      DecisionLog decisions,
      CampaignStore campaigns,
      Objections objections) {
    this.desks = desks;
    this.records = records;
    this.decisions = decisions;
    this.campaigns = campaigns;
    this.objections = objections;
  }

  /** Whether any record names the debtor; of one who was erased none does. */
  boolean isKnown(ClientId client, DebtorId debtor) {
    return !records.findByDebtor(client, debtor).isEmpty();
  }

  /** The page of a debtor, or empty when none of that id is known. */
  Optional<DebtorPage> page(Visit visit, DebtorId debtor, Instant now) {
    ClientId client = visit.client();
    List<PortfolioRecord> known = records.findByDebtor(client, debtor);
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

    private Held(ClientId client, DebtorId debtor, List<PortfolioRecord> known) {
      this.known = known;
      planned = campaigns.findByDebtor(client, debtor);
      decided = decisions.findByDebtor(client, debtor);
      objected = objections.find(client, debtor);
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
        newest == null ? null : new ReasonsView(frame, clock, newest, timeline.decision(newest)),
        held.objected);
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
                .filter(DebtorFile::isPending)
                .map(ContactState::contact)
                .map(PlannedContact::asAttempt)
                .toList()),
        new ActionGrid(history.zone(), week(now).slots(history.zone()), used));
  }

  /** Seven days from the hour that is running on. */
  private static Horizon week(Instant now) {
    return new Horizon(now.truncatedTo(ChronoUnit.HOURS), WEEK);
  }

  private static boolean isPending(ContactState state) {
    return switch (state.status()) {
      case PLANNED, SENDING, LEASED, UNKNOWN -> true;
      case SENT, CANCELLED, FAILED, DEAD -> false;
    };
  }

  private static List<String> next(
      Frame frame, Formats clock, List<ContactState> planned, Instant now) {
    List<String> next = new ArrayList<>();
    for (ContactState state : planned) {
      if (isPending(state)
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

  private static @Nullable String step(
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
    return switch (desk.workflows(decider).next(history, planned, week(now))) {
      case NextStep.Due due ->
          frame.text(
              "debtors.next.step",
              due.workflow().name(),
              due.step().template(),
              frame.text("channel." + due.action().channel().wireName()),
              clock.moment(due.action().slot().start()));
      case NextStep.None none -> frame.text("debtors.next.none", none.why());
      case NextStep.Closed closed -> frame.text("debtors.next.none", closed.why());
    };
  }
}
