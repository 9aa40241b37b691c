package org.gelegen.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.app.dashboard.LookedAtHouse.CLIENT;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gelegen.app.Skipped;
import org.gelegen.model.access.Role;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.PlanCount;
import org.gelegen.model.campaign.Stop;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.scoring.dashboard.Dashboard;
import org.gelegen.scoring.dashboard.models.MetricWords;
import org.gelegen.scoring.dashboard.pages.Frame.MenuEntry;
import org.gelegen.scoring.dashboard.pages.Language;
import org.gelegen.scoring.dashboard.pages.Texts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page of the dashboard in a real browser, by desk and by phone: no error, no serious finding
 * of axe-core. With {@code -Ddashboard.pictures=FOLDER} it writes a picture of each, with {@code
 * -Ddashboard.images=FOLDER} those few that the documents show.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardIT {
  private static final Look DESK = new Look("desk", 1280, 900, ColorScheme.LIGHT, "en");
  private static final double LONGEST_WAIT_MILLIS = 300_000;
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  /** What sticks out on the right, outside of what scrolls by itself; empty: nothing does. */
  private static final String TOO_WIDE =
      """
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth
        ? ''
        : [...document.querySelectorAll('body *')]
            .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
              && (one.closest('.scroll') === null || one.closest('.scroll') === one))
            .map((one) => one.outerHTML.slice(0, 120))
            .slice(0, 5)
            .join(' | ') || 'something'
      """;

  /** What kind of element has the focus. */
  private static final String FOCUSED = "() => document.activeElement.tagName";

  @TempDir private static Path folder;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // begin() makes it before any test
  private LookedAtHouse house;

  @SuppressWarnings("NullAway.Init") // begin() makes it before any test
  private Chromium chromium;

  @BeforeAll
  void begin() {
    Optional<Path> program = Chromium.find();
    Skipped.unless(
        program.isPresent(), "no Chromium is installed (Debian: apt-get install chromium)");
    house = new LookedAtHouse(folder);
    opened.add(house);
    chromium = Chromium.start(program.get());
    opened.add(chromium);
  }

  @BeforeEach
  void beginAnew() {
    errors.clear();
  }

  @AfterAll
  void end() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  /** The first: what the other tests do is seen on the pages. */
  @Order(1)
  @Test
  void every_page_is_good_by_desk_and_by_phone_in_light_and_dark_in_both_languages() {
    List<String> findings = new ArrayList<>();
    for (Look look : List.of(DESK, new Look("phone", 390, 844, ColorScheme.DARK, "nl"))) {
      try (BrowserContext context = context(look)) {
        Page outside = context.newPage();
        outside.navigate(house.uri() + "/sign-in");
        findings.addAll(findings(outside, look));
        picture(outside, look, "sign-in");
        Page page = signedIn(context, Role.OPERATOR);
        for (MenuEntry entry : Dashboard.menu()) {
          page.navigate(house.uri() + entry.path());
          awaitWhole(page);
          findings.addAll(findings(page, look));
          picture(page, look, entry.name().substring("menu.".length()));
        }
        page.navigate(house.uri() + "/debtors/" + house.debtor().value());
        findings.addAll(findings(page, look));
        picture(page, look, "debtor");
        page.navigate(house.uri() + "/campaigns");
        page.locator("tbody a[href^='/campaigns/']").first().click();
        findings.addAll(findings(page, look));
        picture(page, look, "campaign");
        page.navigate(house.uri() + "/models/1");
        findings.addAll(findings(page, look));
        picture(page, look, "model");
      }
    }
    assertThat(findings).isEmpty();
    assertThat(errors).isEmpty();
  }

  /** Charts are drawn by the colours and the width, so each of them is looked at in all four. */
  @Order(2)
  @Test
  void charts_are_good_on_dark_by_desk_and_on_light_by_phone() {
    List<String> findings = new ArrayList<>();
    for (Look look :
        List.of(
            new Look("desk-dark", 1280, 900, ColorScheme.DARK, "en"),
            new Look("phone-light", 390, 844, ColorScheme.LIGHT, "en"))) {
      try (BrowserContext context = context(look)) {
        Page page = signedIn(context, Role.ANALYST);
        for (String path : List.of("/", "/compare", "/debtors/" + house.waiting().value())) {
          page.navigate(house.uri() + path);
          awaitWhole(page);
          findings.addAll(findings(page, look));
          picture(page, look, path.equals("/") ? "overview" : path.split("/", -1)[1]);
        }
        page.navigate(house.uri() + "/compare");
        awaitWhole(page);
        // Fifteen names and more have a line each at least.
        Object room =
            page.evaluate(
                """
                () => Math.min(...[...document.querySelectorAll('[data-option]')]
                  .map((plot) => [plot, JSON.parse(plot.dataset.option)])
                  .filter(([_, option]) => option.yAxis?.type === 'category' && !option.visualMap)
                  .map(([plot, option]) => plot.clientHeight / option.yAxis.data.length))
                """);
        assertThat(((Number) room).doubleValue()).isGreaterThan(25);
      }
    }
    assertThat(findings).isEmpty();
    assertThat(errors).isEmpty();
  }

  @Test
  void every_count_of_a_night_and_every_figure_of_a_version_has_words_in_both_languages() {
    Set<String> counts = new TreeSet<>();
    house
        .house()
        .stores()
        .campaigns()
        .list(CLIENT)
        .forEach(campaign -> counts.addAll(campaign.counts().keySet()));
    // A night may come to other counts than those of this house.
    for (PlanCount count : PlanCount.values()) {
      counts.add(count.wireName());
    }
    Set<String> parts = new TreeSet<>();
    for (ModelVersion version : house.house().stores().registry().list(CLIENT)) {
      for (String metric : MetricWords.names(version.metrics())) {
        parts.addAll(List.of(metric.split("\\.", -1)));
      }
    }
    assertThat(parts).contains("gain", "auc");
    for (Language language : Language.values()) {
      Texts texts = new Texts(language);
      assertThat(counts).allMatch(count -> texts.has("campaigns.count." + count));
      assertThat(parts)
          .allMatch(part -> texts.has("models.part." + part) || texts.has("channel." + part));
    }
  }

  @Order(2)
  @Test
  void the_pictures_that_the_documents_show_are_taken() throws IOException {
    String named = System.getProperty("dashboard.images");
    Path images = named == null ? Files.createTempDirectory(folder, "images") : Path.of(named);
    String today = planned(house.today().toString()).orElseThrow().campaignId();
    Look desk = new Look("desk", 1200, 860, ColorScheme.LIGHT, "en");
    Look high = new Look("high", 1200, 1080, ColorScheme.LIGHT, "en");
    Look dark = new Look("dark", 1200, 860, ColorScheme.DARK, "en");
    Look dutch = new Look("dutch", 1200, 860, ColorScheme.LIGHT, "nl");
    Look phone = new Look("phone", 390, 844, ColorScheme.LIGHT, "en");
    for (Shot shot :
        List.of(
            new Shot("overview", "/", high),
            new Shot("campaign", "/campaigns/" + today, desk),
            new Shot("compare", "/compare#hours", desk),
            new Shot("debtor", "/debtors/" + house.debtor().value() + "#permit", desk),
            new Shot("now-phone", "/now", phone),
            new Shot("experiment-dark", "/experiments/global-holdout", dark),
            new Shot("quality-dutch", "/quality", dutch))) {
      try (BrowserContext context = context(shot.look())) {
        Page page = signedIn(context, Role.OPERATOR);
        page.navigate(house.uri() + shot.path());
        awaitWhole(page);
        page.navigate(house.uri() + shot.path());
        Path image = images.resolve(shot.name() + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(image));
        assertThat(Files.size(image)).as(shot.name()).isGreaterThan(20_000);
      }
    }
    assertThat(errors).isEmpty();
  }

  /** What is photographed, and how. */
  private record Shot(String name, String path, Look look) {}

  @Test
  void a_job_is_paused_and_resumed() {
    try (BrowserContext context = context(DESK)) {
      Page page = signedIn(context, Role.OPERATOR);
      page.navigate(house.uri() + "/jobs");
      page.locator("form[action='/jobs/retention/pause'] input[name=why]").fill("an audit");
      page.locator("form[action='/jobs/retention/pause'] button").click();
      assertThat(page.locator("[role=status]").textContent()).contains("paused on every node");
      assertThat(page.locator("main").textContent()).contains("an audit");
      page.locator("form[action='/jobs/retention/resume'] button").click();
      assertThat(page.locator("main").textContent()).doesNotContain("an audit");
    }
    assertThat(errors).isEmpty();
  }

  @Test
  void an_experiment_tells_what_it_showed_by_desk_and_by_phone() {
    List<String> findings = new ArrayList<>();
    for (Look look :
        List.of(
            new Look("desk", 1280, 900, ColorScheme.DARK, "nl"),
            new Look("phone", 390, 844, ColorScheme.LIGHT, "en"))) {
      try (BrowserContext context = context(look)) {
        Page page = signedIn(context, Role.ANALYST);
        for (String experiment : List.of("global-holdout", "product")) {
          page.navigate(house.uri() + "/experiments");
          page.locator("a[href='/experiments/" + experiment + "']").click();
          awaitWhole(page);
          assertThat(page.locator("#arms").count()).isEqualTo(1);
          findings.addAll(findings(page, look));
          picture(page, look, "experiment-" + experiment);
        }
      }
    }
    assertThat(findings).isEmpty();
    assertThat(errors).isEmpty();
  }

  @Test
  void settings_are_checked_with_what_is_wrong_beside_the_text_and_saved() {
    try (BrowserContext context = context(DESK)) {
      Page page = signedIn(context, Role.OPERATOR);
      page.navigate(house.uri() + "/settings");
      String before = page.locator("#text").inputValue();
      page.fill(
          "#text", before.replace("\"explorationShare\" : 0.2", "\"explorationShare\" : 0.9"));
      page.locator("button[value=check]").click();
      assertThat(page.locator("[role=alert]").textContent()).contains("One thing is to be mended");
      assertThat(page.locator("#found").textContent())
          .contains("/explorationShare", "must be a number from 0.0 to 0.5", "line ");
      assertThat(page.locator("#text").inputValue()).contains("\"explorationShare\" : 0.9");
      assertThat(findings(page, DESK)).isEmpty();
      picture(page, DESK, "settings-wrong");
      page.fill(
          "#text", before.replace("\"explorationShare\" : 0.2", "\"explorationShare\" : 0.1"));
      page.locator("button[value=save]").click();
      assertThat(page.locator("[role=status]").textContent()).contains("are saved and count");
      assertThat(page.locator("#text").inputValue()).contains("\"explorationShare\" : 0.1");
    }
    assertThat(errors).isEmpty();
  }

  @Test
  void settings_that_are_no_limits_are_tried_on_the_next_night_as_well() {
    try (BrowserContext context = context(DESK)) {
      Page page = signedIn(context, Role.OPERATOR);
      page.navigate(house.uri() + "/settings");
      String before = page.locator("#text").inputValue();
      assertThat(before).contains("\"share\" : 0.2");
      page.fill("#text", before.replace("\"share\" : 0.2", "\"share\" : 0.5"));
      page.locator("button[value=try]").click();
      assertThat(page.locator("#wait").count()).isEqualTo(1);
      house.doWhatIsAskedFor();
      awaitWhole(page);
      assertThat(page.locator("dl.figures").textContent()).contains("What the other limits bring");
      assertThat(page.locator("[role=alert]").count()).isZero();
      assertThat(
              house
                  .house()
                  .stores()
                  .settings()
                  .current(CLIENT)
                  .settings()
                  .experiments()
                  .holdoutShare())
          .isEqualTo(0.2);
    }
    assertThat(errors).isEmpty();
  }

  @Test
  void a_version_is_trained_anew_compared_with_the_champion_and_promoted() {
    try (BrowserContext context = context(DESK)) {
      Page page = signedIn(context, Role.OPERATOR);
      String before = champion();
      page.navigate(house.uri() + "/train");
      page.locator("form[action='/train'] button").click();
      assertThat(page.locator("#wait [role=status]").isVisible()).isTrue();
      assertThat(findings(page, DESK)).isEmpty();
      house.doWhatIsAskedFor();
      awaitWhole(page);
      page.locator("a[href='/models/3']").waitFor();
      assertThat(page.locator("#why").textContent()).contains("What training said");
      assertThat(page.locator("section[aria-labelledby=figures] tbody tr").count()).isPositive();
      assertThat(findings(page, DESK)).isEmpty();
      picture(page, DESK, "trained");
      page.navigate(house.uri() + "/train");
      assertThat(page.locator("section[aria-labelledby=trainings]").textContent())
          .contains("done", CLIENT + "-3");
      assertThat(findings(page, DESK)).isEmpty();
      picture(page, DESK, "trainings");
      // Training alone may have made it champion; then the one before is promoted again.
      String other = champion().equals(before) ? CLIENT + "-3" : before;
      page.navigate(house.uri() + "/compare?first=3&second=" + number(before));
      assertThat(page.locator("#wait").count()).isEqualTo(1);
      Locator why =
          page.locator("form[action='/models/" + number(other) + "/promote'] input[name=why]");
      why.fill("typed while it was worked out");
      awaitWhole(page);
      assertThat(why.inputValue()).isEqualTo("typed while it was worked out");
      assertThat(page.evaluate(FOCUSED)).isEqualTo("INPUT");
      assertThat(page.locator("#gains").count()).isEqualTo(1);
      assertThat(page.locator("#choices").count()).isEqualTo(1);
      assertThat(findings(page, DESK)).isEmpty();
      picture(page, DESK, "retrained");
      String promote = "form[action='/models/" + number(other) + "/promote']";
      page.locator(promote + " input[name=why]").fill("its curve is the higher one");
      page.locator(promote + " button").click();
      assertThat(page.locator("[role=status]").textContent()).contains("champion");
      assertThat(champion()).isEqualTo(other);
    }
    assertThat(errors).isEmpty();
  }

  private String champion() {
    return house.house().stores().registry().findChampion(CLIENT).orElseThrow().name();
  }

  private static String number(String version) {
    return version.substring(version.lastIndexOf('-') + 1);
  }

  @Test
  void a_campaign_is_tried_with_other_limits_and_then_planned() {
    try (BrowserContext context = context(DESK)) {
      Page page = signedIn(context, Role.OPERATOR);
      page.navigate(house.uri() + "/campaigns");
      String date = page.locator("input[name=date]").inputValue();
      page.fill("input[name=nightlyBudget]", "20.00");
      page.locator("form[action='/campaigns'] button").click();
      assertThat(page.locator("#wait").count()).isEqualTo(1);
      house.doWhatIsAskedFor();
      awaitWhole(page);
      assertThat(page.locator("dl.figures").count()).isEqualTo(1);
      assertThat(planned(date)).isEmpty();
      assertThat(findings(page, DESK)).isEmpty();
      picture(page, DESK, "dry-run");
      page.locator("form[action='/campaigns'] button.primary").click();
      page.locator("#wait").waitFor();
      house.doWhatIsAskedFor();
      awaitWhole(page);
      assertThat(page.locator("dl.figures").count()).isEqualTo(1);
      assertThat(planned(date)).isPresent();
      page.navigate(house.uri() + "/campaigns");
      page.locator("a[href='/campaigns/" + planned(date).orElseThrow().campaignId() + "']").click();
      assertThat(page.locator("dl.figures").textContent()).contains("planned");
    }
    assertThat(errors).isEmpty();
  }

  private Optional<Campaign> planned(String date) {
    return house.house().stores().campaigns().findByDate(CLIENT, LocalDate.parse(date));
  }

  @Test
  void a_debtor_is_found_by_id_and_the_page_says_why() {
    try (BrowserContext context = context(DESK)) {
      Page page = signedIn(context, Role.ANALYST);
      page.navigate(house.uri() + "/debtors");
      page.fill("#id", house.debtor().value());
      page.locator("form[action='/debtors'] button").click();
      assertThat(page.url()).isEqualTo(house.uri() + "/debtors/" + house.debtor().value());
      assertThat(page.locator("#reasons").count()).isEqualTo(1);
      assertThat(page.locator("#permit").count()).isEqualTo(1);
      page.navigate(house.uri() + "/debtors/" + house.waiting().value());
      assertThat(page.locator("section[aria-labelledby=reasons]").textContent())
          .contains("Wait:", "How the value comes about")
          .containsAnyOf("There was no room for it", "for a later day: ", "is worth its cost");
      assertThat(page.locator("section[aria-labelledby=reasons] ol li").count()).isEqualTo(3);
      assertThat(findings(page, DESK)).isEmpty();
      picture(page, DESK, "debtor-waiting");
      page.navigate(house.uri() + "/debtors/" + house.leftAlone().value());
      assertThat(page.locator("section[aria-labelledby=next]").textContent())
          .contains("Nothing is planned for this debtor: The holdout leaves this group alone");
      assertThat(page.locator("section[aria-labelledby=arms]").textContent())
          .contains("nobody: left alone");
      assertThat(findings(page, DESK)).isEmpty();
      picture(page, DESK, "debtor-left-alone");
      page.navigate(house.uri() + "/debtors");
      page.fill("#id", "nobody");
      page.locator("form[action='/debtors'] button").click();
      assertThat(page.locator("[role=alert]").textContent()).contains("nobody");
    }
    // That there is no such debtor is an answer by status as well.
    assertThat(errors).allMatch(error -> error.contains("/debtors: ") && error.contains("404"));
  }

  @Test
  void everything_is_stopped_with_one_button_and_the_stop_is_lifted() {
    try (BrowserContext context = context(DESK)) {
      Page page = signedIn(context, Role.OPERATOR);
      page.navigate(house.uri() + "/now");
      page.locator("form[action='/now/stop'] input[name=why]").fill("wrong amounts");
      page.locator("button.danger").click();
      assertThat(page.locator("#live .problem").textContent()).contains("wrong amounts");
      assertThat(house.house().stores().stops().stopped(CLIENT))
          .containsExactlyInAnyOrder(Channel.values());
      assertThat(findings(page, DESK)).isEmpty();
      picture(page, DESK, "stopped");
      page.navigate(house.uri() + "/");
      awaitWhole(page);
      assertThat(page.locator("#today ~ .problem").textContent()).contains("Nothing goes out");
      picture(page, DESK, "overview-stopped");
      page.navigate(house.uri() + "/now");
      page.locator("form[action^='/now/stops/'] button").click();
      assertThat(page.locator("#live .problem").count()).isZero();
      assertThat(house.house().stores().stops().stopped(CLIENT)).isEmpty();
    }
    assertThat(errors).isEmpty();
  }

  @Test
  void focus_and_an_opened_table_survive_and_a_stop_is_called_out_once_where_now_loads_itself() {
    try (BrowserContext context = context(DESK)) {
      Page page = signedIn(context, Role.OPERATOR);
      page.navigate(house.uri() + "/now");
      page.locator("#live figure summary").click();
      awaitSwap(page);
      assertThat(page.locator("#live figure details[open] table").count()).isEqualTo(1);
      assertThat(page.evaluate(FOCUSED)).isEqualTo("SUMMARY");
      Stop stop =
          house
              .house()
              .stores()
              .stops()
              .stop(CLIENT, Channel.SMS, LookedAtHouse.NOW, "another", "wrong texts");
      page.locator("#live .problem").waitFor();
      assertThat(page.locator("[role=alert]").allTextContents())
          .singleElement()
          .asString()
          .contains("wrong texts");
      page.locator("#live .problem button").focus();
      page.evaluate("() => { document.querySelector('[role=alert]').textContent = 'heard'; }");
      awaitSwap(page);
      assertThat(page.locator("[role=alert]").allTextContents()).containsExactly("heard");
      assertThat(page.evaluate(FOCUSED)).isEqualTo("BUTTON");
      assertThat(page.locator("#live figure details[open] table").count()).isEqualTo(1);
      house.house().stores().stops().lift(CLIENT, stop.stopId(), LookedAtHouse.NOW, "another");
    }
    assertThat(errors).isEmpty();
  }

  /** Waits until the page of this moment was loaded again by itself. */
  private static void awaitSwap(Page page) {
    page.evaluate("() => { document.getElementById('live').dataset.old = 'yes'; }");
    page.locator("#live:not([data-old])").waitFor();
  }

  /** How a page is looked at. */
  private record Look(String name, int width, int height, ColorScheme colours, String language) {}

  private BrowserContext context(Look look) {
    BrowserContext context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(look.width(), look.height())
                    .setColorScheme(look.colours())
                    .setLocale(look.language()));
    // A machine that is busy with other things may take its time.
    context.setDefaultTimeout(LONGEST_WAIT_MILLIS);
    context.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            errors.add(look.name() + " " + message.page().url() + ": " + message.text());
          }
        });
    context.onWebError(error -> errors.add(look.name() + ": " + error.error()));
    context.onResponse(
        response -> {
          if (response.status() >= 400) {
            errors.add(look.name() + " " + response.url() + ": " + response.status());
          }
        });
    return context;
  }

  private Page signedIn(BrowserContext context, Role role) {
    Page page = context.newPage();
    page.navigate(house.uri() + "/jobs");
    assertThat(page.url()).contains("/sign-in?to=%2Fjobs");
    page.fill("#key", house.key(role));
    page.locator("button.primary").click();
    assertThat(page.url()).isEqualTo(house.uri() + "/jobs");
    return page;
  }

  /** Waits until no part of the page loads itself again but one that always does. */
  private static void awaitWhole(Page page) {
    page.locator("[hx-get]:not(#live)")
        .first()
        .waitFor(
            new Locator.WaitForOptions()
                .setState(WaitForSelectorState.DETACHED)
                .setTimeout(LONGEST_WAIT_MILLIS));
  }

  private static List<String> findings(Page page, Look look) {
    List<String> findings = new ArrayList<>();
    for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
      if (SERIOUS.contains(rule.getImpact())) {
        rule.getNodes()
            .forEach(
                node ->
                    findings.add(
                        look.name()
                            + " "
                            + page.url()
                            + ": "
                            + rule.getId()
                            + " "
                            + node.getHtml()
                            + " "
                            + node.getFailureSummary()));
      }
    }
    Object tooWide = page.evaluate(TOO_WIDE);
    if (!"".equals(tooWide)) {
      findings.add(look.name() + " " + page.url() + ": is wider than the screen by " + tooWide);
    }
    return findings;
  }

  private static void picture(Page page, Look look, String name) {
    String target = System.getProperty("dashboard.pictures");
    if (target != null) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of(target).resolve(name + "-" + look.name() + ".png"))
              .setFullPage(true));
    }
  }
}
