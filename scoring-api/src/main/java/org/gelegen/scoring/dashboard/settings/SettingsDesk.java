package org.gelegen.scoring.dashboard.settings;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.records.FieldError;
import org.gelegen.records.settings.ParsedSettings;
import org.gelegen.records.settings.SettingsCodec;
import org.gelegen.records.settings.TrialSettings;
import org.gelegen.scoring.campaigns.CampaignOrders;
import org.gelegen.scoring.dashboard.campaigns.NextNight;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.dashboard.pages.PageAnswer;
import org.gelegen.scoring.dashboard.pages.Visit;
import org.gelegen.scoring.dashboard.settings.SettingsPage.Draft;
import org.gelegen.scoring.dashboard.settings.SettingsPage.State;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.RequestBody;
import org.gelegen.scoring.settings.Replacement;
import org.gelegen.scoring.settings.SettingsOrders;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows the settings; operators check others, try them on the next night's plan, and put them in
 * force. Everything is done from one path, so that the page stands where it can be looked at again.
 */
public final class SettingsDesk {
  private static final String SETTINGS = "/settings";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final int SHOWN = 20;

  /** What the API takes, written over many lines and encoded as a form. */
  private static final long FORM_BYTES = 4 * RequestBody.BATCH;

  private final SettingsStore settings;
  private final SettingsOrders orders;
  private final CampaignStore campaigns;
  private final CampaignOrders plans;
  private final InstantSource clock;
  private final SettingsCodec codec = new SettingsCodec();
  private final TrialSettings trials = new TrialSettings(codec);

  public SettingsDesk(
      SettingsStore settings,
      SettingsOrders orders,
      CampaignStore campaigns,
      CampaignOrders plans,
      InstantSource clock) {
    this.settings = settings;
    this.orders = orders;
    this.campaigns = campaigns;
    this.plans = plans;
    this.clock = clock;
  }

  public List<Page> pages() {
    return List.of(
        Page.shown(SETTINGS, this::show, ANALYST, OPERATOR),
        Page.done(SETTINGS, this::act, OPERATOR).withForm(FORM_BYTES));
  }

  private PageAnswer show(Visit visit) {
    SettingsStore.Version inForce = settings.current(visit.client());
    SettingsStore.Version shown =
        visit.query("version").map(number -> earlier(visit, number)).orElse(inForce);
    return page(
        visit,
        200,
        Draft.of(
            JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(codec.write(shown.settings())),
            inForce.number(),
            shown.number() == inForce.number() ? State.IN_FORCE : State.EARLIER));
  }

  private SettingsStore.Version earlier(Visit visit, String number) {
    return (NUMBER.matcher(number).matches()
            ? settings.find(visit.client(), Integer.parseInt(number))
            : Optional.<SettingsStore.Version>empty())
        .orElseThrow(() -> ProblemException.notFound("the version"));
  }

  private PageAnswer act(Visit visit) {
    return switch (visit.requireField("do")) {
      case "check" -> checked(visit, 200, valid -> right(visit, valid));
      case "try" -> checked(visit, 400, valid -> tried(visit, valid));
      case "save" -> checked(visit, 400, valid -> saved(visit, valid));
      default -> throw ProblemException.invalid("/do", "must be check, try or save");
    };
  }

  /**
   * Goes on with what was typed where it is valid, or shows it with what is wrong.
   *
   * @param refusal the status where it is not
   */
  private PageAnswer checked(Visit visit, int refusal, Function<ClientSettings, PageAnswer> goOn) {
    String text = text(visit);
    if (text.isEmpty()) {
      return wrong(
          visit, refusal, List.of(new FieldError("", visit.frame().text("settings.empty"))));
    }
    return switch (orders.check(visit.client(), text)) {
      case ParsedSettings.Valid(ClientSettings valid) -> goOn.apply(valid);
      case ParsedSettings.Invalid(List<FieldError> errors) -> wrong(visit, refusal, errors);
    };
  }

  private PageAnswer right(Visit visit, ClientSettings valid) {
    return page(
        visit,
        200,
        new Draft(
            text(visit),
            began(visit),
            State.RIGHT,
            Mistakes.none(),
            orders.notes(visit.client(), valid)));
  }

  private PageAnswer tried(Visit visit, ClientSettings valid) {
    SettingsStore.Version inForce = settings.current(visit.client());
    if (inForce.number() != began(visit)) {
      return overtaken(visit, inForce);
    }
    ObjectNode changes = trials.changes(inForce.settings(), valid);
    if (changes.isEmpty()) {
      return wrong(visit, 400, List.of(new FieldError("", visit.frame().text("settings.same"))));
    }
    ZoneId zone = visit.frame().formats().zone();
    LocalDate night =
        NextNight.date(campaigns, visit.client(), LocalDate.ofInstant(clock.instant(), zone));
    CampaignRequest request =
        plans.tryOut(
            visit.client(), new CampaignOrders.Wish(zone, night, true, changes), visit.by());
    return new PageAnswer.SentOn("/campaigns/" + request.requestId(), Map.of());
  }

  private PageAnswer saved(Visit visit, ClientSettings valid) {
    int began = began(visit);
    return switch (orders.replace(visit.client(), number -> number == began, valid, visit.by())) {
      case Replacement.Saved _ -> PageAnswer.done(SETTINGS, "settings.notice.saved");
      case Replacement.Same(SettingsStore.Version inForce) ->
          page(visit, 200, Draft.of(text(visit), inForce.number(), State.SAME));
      case Replacement.Overtaken(SettingsStore.Version inForce) -> overtaken(visit, inForce);
    };
  }

  /** Who was told of the newest version may replace it. */
  private PageAnswer overtaken(Visit visit, SettingsStore.Version inForce) {
    return page(visit, 409, Draft.of(text(visit), inForce.number(), State.OVERTAKEN));
  }

  private PageAnswer wrong(Visit visit, int status, List<FieldError> errors) {
    String text = text(visit);
    return page(
        visit,
        status,
        new Draft(text, began(visit), State.WRONG, Mistakes.of(text, errors), List.of()));
  }

  private PageAnswer page(Visit visit, int status, Draft draft) {
    return new PageAnswer.Shown(
        status,
        "settings/settings",
        new SettingsPage(
            visit.frame(),
            settings.current(visit.client()).number(),
            settings.changes(visit.client(), SHOWN),
            draft));
  }

  /** The version that was in force when the visitor began, as the form has handed it on. */
  private static int began(Visit visit) {
    String number = visit.requireField("inForce");
    if (!NUMBER.matcher(number).matches()) {
      throw ProblemException.invalid("/inForce", "must be the number of a version");
    }
    return Integer.parseInt(number);
  }

  private static String text(Visit visit) {
    return visit.field("text").orElse("");
  }
}
