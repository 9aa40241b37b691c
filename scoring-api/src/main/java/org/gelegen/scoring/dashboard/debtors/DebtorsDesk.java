package org.gelegen.scoring.dashboard.debtors;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.CaseReferences;
import org.gelegen.model.records.CaseReferences.CaseReference;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.dashboard.pages.PageAnswer;
import org.gelegen.scoring.dashboard.pages.Visit;
import org.gelegen.scoring.debtors.ObjectionOrders;

/**
 * Finds a debtor and shows everything about it; operators take objections to profiling in. What is
 * looked for comes in a form, so that ids of cases are in no address.
 */
public final class DebtorsDesk {
  private static final String DEBTORS = "/debtors";
  private static final String DEBTOR = DEBTORS + "/{debtorId}";

  private final DebtorFile file;
  private final CaseReferences cases;
  private final ObjectionOrders objections;
  private final InstantSource clock;

  public DebtorsDesk(
      DebtorFile file, CaseReferences cases, ObjectionOrders objections, InstantSource clock) {
    this.file = file;
    this.cases = cases;
    this.objections = objections;
    this.clock = clock;
  }

  public List<Page> pages() {
    return List.of(
        Page.shown(DEBTORS, DebtorsDesk::open, ANALYST, OPERATOR),
        Page.done(DEBTORS, this::find, ANALYST, OPERATOR).stepByStep(),
        Page.shown(DEBTOR, this::show, ANALYST, OPERATOR),
        Page.done(DEBTOR + "/objection", this::object, OPERATOR).stepByStep(),
        Page.done(DEBTOR + "/objection/withdraw", this::withdraw, OPERATOR).stepByStep());
  }

  private static PageAnswer open(Visit visit) {
    return PageAnswer.shown("debtors/find", new FindPage(visit.frame(), "", false));
  }

  private PageAnswer find(Visit visit) {
    String id = visit.requireField("id");
    Optional<DebtorId> found =
        tried(id, DebtorId::new)
            .filter(debtor -> file.isKnown(visit.client(), debtor))
            .or(() -> tried(id, CaseId::new).flatMap(one -> ofCase(visit.client(), one)));
    return found
        .<PageAnswer>map(debtor -> new PageAnswer.SentOn(DebtorPage.path(debtor), Map.of()))
        .orElseGet(() -> missing(visit, id));
  }

  private Optional<DebtorId> ofCase(ClientId client, CaseId caseId) {
    return cases.find(client, caseId, clock.instant()).map(CaseReference::debtorId);
  }

  private PageAnswer show(Visit visit) {
    DebtorId debtor = debtor(visit);
    return file.page(visit, debtor, clock.instant())
        .<PageAnswer>map(page -> PageAnswer.shown("debtors/debtor", page))
        .orElseGet(() -> missing(visit, debtor.value()));
  }

  private static PageAnswer missing(Visit visit, String id) {
    return new PageAnswer.Shown(404, "debtors/find", new FindPage(visit.frame(), id, true));
  }

  private PageAnswer object(Visit visit) {
    DebtorId debtor = debtor(visit);
    objections.object(visit.client(), debtor, visit.by(), visit.requireField("why"));
    return PageAnswer.done(DebtorPage.path(debtor), "debtors.notice.objected");
  }

  private PageAnswer withdraw(Visit visit) {
    DebtorId debtor = debtor(visit);
    objections.withdraw(visit.client(), debtor, visit.by(), visit.field("why").orElse(null));
    return PageAnswer.done(DebtorPage.path(debtor), "debtors.notice.withdrawn");
  }

  private static DebtorId debtor(Visit visit) {
    return visit.id("debtorId", "the debtor", DebtorId::new);
  }

  /** An id of what was typed, or empty where it cannot be one. */
  private static <I> Optional<I> tried(String typed, Function<String, I> type) {
    try {
      return Optional.of(type.apply(typed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
