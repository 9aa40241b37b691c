package org.gelegen.scoring.dashboard.debtors;

import java.util.List;
import java.util.Optional;
import org.gelegen.model.objections.Objection;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.scoring.dashboard.pages.Formats;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.gelegen.scoring.http.PathSegment;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one debtor shows.
 *
 * @param clock formats on the debtor's clock
 * @param balance what is owed in all, as it is shown
 * @param next what is planned next, in words; empty: nothing
 * @param step what a workflow has next; absent: no workflow serves
 * @param permit absent where nothing of the debtor counts yet
 * @param reasons of the newest decision; absent: none was made
 * @param arms absent: the debtor took part in no experiment
 * @param objections oldest first
 */
public record DebtorPage(
    Frame frame,
    DebtorId debtorId,
    Formats clock,
    String balance,
    List<String> next,
    @Nullable Step step,
    Timeline timeline,
    @Nullable PermitView permit,
    @Nullable ReasonsView reasons,
    @Nullable ArmsView arms,
    List<Objection> objections) {
  /**
   * What a workflow has next.
   *
   * @param why in English: why it has none; absent: it has one
   */
  public record Step(String words, @Nullable String why) {}

  public DebtorPage {
    next = List.copyOf(next);
    objections = List.copyOf(objections);
  }

  /** The objection that is in force. */
  public @Nullable Objection inForce() {
    Optional<Objection> newest = objections.stream().filter(Objection::inForce).findFirst();
    return newest.orElse(null);
  }

  /** The debtor's own path. */
  public String path() {
    return path(debtorId);
  }

  /** The path of a debtor's page, whatever characters the id has. */
  public static String path(DebtorId debtor) {
    return "/debtors/" + PathSegment.encode(debtor.value());
  }

  /** The name of the debtor's zone in parts, between which a line may break. */
  public List<String> zone() {
    return List.of(clock.zone().getId().split("(?<=/)", -1));
  }

  public String kind(Timeline.Entry entry) {
    return frame.text("debtors.type." + entry.kind());
  }
}
