package org.gelegen.scheduler.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;
import static org.gelegen.scheduler.TestPortfolio.caseOf;
import static org.gelegen.scheduler.TestPortfolio.debtor;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.GelegenException;
import org.gelegen.model.links.Clicks;
import org.gelegen.model.links.InMemoryTrackedLinks;
import org.gelegen.model.links.TrackedLink;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.InMemorySettingsStore;
import org.gelegen.model.settings.PaymentSettings;
import org.gelegen.scheduler.TestPortfolio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkListenerTest {
  private static final Instant SENT = Instant.parse("2026-03-02T08:00:00Z");
  private static final ContactId CONTACT = new ContactId("2026-03-02-abc");
  private static final String PERSON =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
  private static final LinkSettings SETTINGS = settings(1_000);

  private final TestPortfolio portfolio = new TestPortfolio(1);
  private final InMemorySettingsStore settings = new InMemorySettingsStore();
  private final InMemoryTrackedLinks links = new InMemoryTrackedLinks();
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final String token = new LinkTokens(SETTINGS.secret()).of(CLIENT, CONTACT);
  private Instant now = SENT.plusSeconds(3_600);
  private LinkListener listener = start(SETTINGS, portfolio.log);

  private static LinkSettings settings(int perSecond) {
    return new LinkSettings(
        URI.create("https://pay.example.org/"),
        "a made-up secret of 32 characters",
        "127.0.0.1",
        0,
        perSecond);
  }

  private LinkListener start(LinkSettings with, RecordIntake intake) {
    return LinkListener.start(with, new Clicks(links, settings, intake, () -> now));
  }

  @BeforeEach
  void send() {
    page("https://betalen.example.nl/?kenmerk={{reference}}");
    portfolio.accept(
        new ContactRecord(
            CLIENT,
            CONTACT,
            debtor(0),
            caseOf(0),
            Channel.EMAIL,
            SENT,
            Direction.OUTBOUND,
            null,
            null,
            BigDecimal.ONE,
            1.0));
    links.keep(List.of(new TrackedLink(CLIENT, token, CONTACT, debtor(0), "5678 9", SENT)));
  }

  @AfterEach
  void stop() {
    listener.close();
  }

  @Test
  void a_debtor_is_led_to_the_page_and_the_first_click_alone_is_an_outcome() throws Exception {
    HttpResponse<String> answer = get("/p/" + token, PERSON);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .contains("https://betalen.example.nl/?kenmerk=5678%209");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    Instant first = now;
    now = now.plusSeconds(60);
    assertThat(get("/p/" + token, PERSON).statusCode()).isEqualTo(302);
    assertThat(clicks())
        .containsExactly(
            new OutcomeRecord(
                CLIENT,
                CONTACT,
                first,
                OutcomeResult.CLICKED,
                null,
                clicks().getFirst().channel()));
  }

  @Test
  void nothing_of_the_request_gets_into_where_it_leads() throws Exception {
    HttpResponse<String> answer = get("/p/" + token + "?to=https://evil.example", PERSON);
    assertThat(answer.headers().firstValue("Location"))
        .contains("https://betalen.example.nl/?kenmerk=5678%209");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "WhatsApp/2.23.20.0",
        "facebookexternalhit/1.1",
        "Mozilla/5.0 (Windows NT 6.3; WOW64; rv:36.0) SkypeUriPreview Preview/0.5",
        "Barracuda Sentinel (EE)",
        "TelegramBot (like TwitterBot)",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "Microsoft Office Existence Discovery",
        "curl/8.5.0",
        "python-requests/2.32"
      })
  void what_names_itself_a_machine_is_led_there_and_not_counted(String agent) throws Exception {
    assertThat(get("/p/" + token, agent).statusCode()).isEqualTo(302);
    assertThat(clicks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PERSON,
        "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/120.0 Mobile",
        "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36 Telegram-Android/12.0"
      })
  void a_person_is_counted_whatever_it_reads_with(String agent) throws Exception {
    assertThat(get("/p/" + token, agent).statusCode()).isEqualTo(302);
    assertThat(clicks()).hasSize(1);
  }

  @Test
  void who_only_looks_ahead_is_led_there_and_not_counted() throws Exception {
    HttpRequest head =
        request("/p/" + token, PERSON).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
    assertThat(client.send(head, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(302);
    HttpRequest ahead = request("/p/" + token, PERSON).header("Sec-Purpose", "prefetch").build();
    assertThat(client.send(ahead, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(302);
    assertThat(clicks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/p/",
        "/p/AAAAAAAAAAAAAAAAAAAA",
        "/p/short",
        "/p/../p/x",
        "/x/AAAAAAAAAAAAAAAAAAAA"
      })
  void what_is_no_link_is_not_found(String path) throws Exception {
    assertThat(get(path, PERSON).statusCode()).isEqualTo(404);
  }

  @Test
  void without_a_page_there_is_nowhere_to_lead_to_and_a_new_page_counts_at_once() throws Exception {
    settings.put(CLIENT, ClientSettings.defaults(), now, "test");
    assertThat(get("/p/" + token, PERSON).statusCode()).isEqualTo(404);
    assertThat(clicks()).isEmpty();
    page("https://elders.example.nl/");
    assertThat(get("/p/" + token, PERSON).headers().firstValue("Location"))
        .contains("https://elders.example.nl/");
  }

  @Test
  void nothing_else_can_be_asked_for() throws Exception {
    HttpRequest post =
        request("/p/" + token, PERSON).POST(HttpRequest.BodyPublishers.ofString("x")).build();
    assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  @Test
  void who_makes_links_up_is_told_to_wait_and_keeps_nobody_from_paying() throws Exception {
    String before = new LinkTokens("the secret of before, 32 long...").of(CLIENT, CONTACT);
    links.keep(List.of(new TrackedLink(CLIENT, before, CONTACT, debtor(0), "5678 9", SENT)));
    try (LinkListener slow = start(settings(1), portfolio.log)) {
      assertThat(get(slow, "/p/" + before, PERSON).statusCode()).isEqualTo(302);
      // One a second, and four seconds' worth at once: of thirty the last ones are too many.
      int refused = 0;
      for (int i = 0; i < 30; i++) {
        refused += get(slow, "/p/AAAAAAAAAAAAAAAAAAAA", PERSON).statusCode() == 429 ? 1 : 0;
        assertThat(get(slow, "/p/" + token, PERSON).statusCode()).isEqualTo(302);
      }
      assertThat(refused).isPositive();
    }
  }

  @Test
  void what_follows_a_link_before_anybody_can_have_read_it_does_not_take_the_debtor_s_place()
      throws Exception {
    now = SENT.plus(Clicks.TOO_SOON).minusMillis(1);
    assertThat(get("/p/" + token, PERSON).statusCode()).isEqualTo(302);
    assertThat(clicks()).isEmpty();
    now = SENT.plus(Clicks.TOO_SOON);
    assertThat(get("/p/" + token, PERSON).statusCode()).isEqualTo(302);
    assertThat(clicks()).extracting(OutcomeRecord::at).containsExactly(now);
  }

  @Test
  void who_wants_to_pay_is_led_there_also_when_it_cannot_be_recorded() throws Exception {
    RecordIntake broken =
        _ -> {
          throw new GelegenException("the database is away");
        };
    try (LinkListener other = start(SETTINGS, broken)) {
      assertThat(get(other, "/p/" + token, PERSON).statusCode()).isEqualTo(302);
    }
    // And the click is not lost: the next one brings it, with its own moment.
    Instant first = now;
    now = now.plusSeconds(60);
    get("/p/" + token, PERSON);
    assertThat(clicks()).extracting(OutcomeRecord::at).containsExactly(first);
  }

  @Test
  void a_token_is_the_contact_s_own_and_nobody_s_without_the_secret() {
    LinkTokens tokens = new LinkTokens(SETTINGS.secret());
    assertThat(token).matches("[A-Za-z0-9_-]{20}").isEqualTo(tokens.of(CLIENT, CONTACT));
    assertThat(tokens.of(CLIENT, new ContactId("2026-03-02-abd"))).isNotEqualTo(token);
    assertThat(new LinkTokens("another secret of 32 characters..").of(CLIENT, CONTACT))
        .isNotEqualTo(token);
    assertThat(tokens.isOurs(token)).isTrue();
    assertThat(tokens.isOurs("AAAAAAAAAAAAAAAAAAAA")).isFalse();
    assertThat(new LinkTokens("another secret of 32 characters..").isOurs(token)).isFalse();
    assertThat(SETTINGS.link(token)).isEqualTo("https://pay.example.org/p/" + token);
  }

  private void page(String page) {
    settings.put(CLIENT, ClientSettings.defaults().with(new PaymentSettings(page)), now, "test");
  }

  private List<OutcomeRecord> clicks() {
    return portfolio.records(0, OutcomeRecord.class);
  }

  private HttpResponse<String> get(String path, String agent)
      throws IOException, InterruptedException {
    return get(listener, path, agent);
  }

  private HttpResponse<String> get(LinkListener asked, String path, String agent)
      throws IOException, InterruptedException {
    return client.send(request(asked, path, agent).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String agent) {
    return request(listener, path, agent);
  }

  private static HttpRequest.Builder request(LinkListener asked, String path, String agent) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + asked.port() + path))
        .header("User-Agent", agent);
  }
}
