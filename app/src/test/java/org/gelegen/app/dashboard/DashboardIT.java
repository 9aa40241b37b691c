package org.gelegen.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.access.Role;
import org.gelegen.scoring.dashboard.Dashboard;
import org.gelegen.scoring.dashboard.pages.Frame.MenuEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page of the dashboard in a real browser, by desk and by phone: no error, no serious finding
 * of axe-core. With {@code -Ddashboard.pictures=FOLDER} it writes a picture of each.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {
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
    if (program.isEmpty()) {
      System.out.println("skipped: no Chromium is installed (Debian: apt-get install chromium)");
    }
    assumeTrue(program.isPresent(), "no Chromium is installed");
    house = new LookedAtHouse(folder);
    opened.add(house);
    chromium = Chromium.start(program.get());
    opened.add(chromium);
  }

  @AfterAll
  void end() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  @Test
  void every_page_is_good_by_desk_and_by_phone_in_light_and_dark_in_both_languages() {
    List<String> findings = new ArrayList<>();
    for (Look look :
        List.of(
            new Look("desk", 1280, 900, ColorScheme.LIGHT, "en"),
            new Look("phone", 390, 844, ColorScheme.DARK, "nl"))) {
      try (BrowserContext context = context(look)) {
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
      }
    }
    assertThat(findings).isEmpty();
    assertThat(errors).isEmpty();
  }

  @Test
  void a_job_is_paused_and_resumed() {
    try (BrowserContext context = context(new Look("desk", 1280, 900, ColorScheme.LIGHT, "en"))) {
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
    try (BrowserContext context = context(new Look("desk", 1280, 900, ColorScheme.LIGHT, "en"))) {
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
      assertThat(findings(page, new Look("desk", 1280, 900, ColorScheme.LIGHT, "en"))).isEmpty();
      picture(page, new Look("desk", 1280, 900, ColorScheme.LIGHT, "en"), "settings-wrong");
      page.fill(
          "#text", before.replace("\"explorationShare\" : 0.2", "\"explorationShare\" : 0.1"));
      page.locator("button[value=save]").click();
      assertThat(page.locator("[role=status]").textContent()).contains("are saved and count");
      assertThat(page.locator("#text").inputValue()).contains("\"explorationShare\" : 0.1");
    }
    assertThat(errors).isEmpty();
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

  /** Waits until nothing of the page is being worked out any more. */
  private static void awaitWhole(Page page) {
    page.locator("#wait")
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
