package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.CLIENT;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.gelegen.model.access.Role;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.ContactId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompressedAnswersTest {
  private static final String CONTACTS = BASE + "/campaigns/2026-11-24/contacts";

  private final TestService service = new TestService();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    http.close();
    service.close();
  }

  @Test
  void long_answers_come_compressed_to_whom_takes_that_and_say_the_same() throws Exception {
    List<PlannedContact> contacts = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      contacts.add(contact("k-" + i));
    }
    service.campaigns.commit(CampaignResourceTest.campaign(CLIENT), contacts, 0);
    for (String media : List.of("application/json", "application/x-ndjson", "text/csv")) {
      HttpResponse<byte[]> plain = get(media, "identity");
      HttpResponse<byte[]> compressed = get(media, "gzip");
      assertThat(plain.headers().firstValue("Content-Encoding")).as(media).isEmpty();
      assertThat(compressed.headers().firstValue("Content-Encoding")).as(media).hasValue("gzip");
      assertThat(compressed.body().length).as(media).isLessThan(plain.body().length / 5);
      assertThat(new String(unpacked(compressed.body()), StandardCharsets.UTF_8))
          .as(media)
          .contains("k-499")
          .isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
    }
  }

  private static PlannedContact contact(String id) {
    PlannedContact one = CampaignResourceTest.contact();
    return new PlannedContact(
        new ContactId(id),
        one.debtorId(),
        one.caseId(),
        one.decisionId(),
        one.action(),
        one.template(),
        one.tone(),
        one.reach(),
        one.response(),
        one.harm(),
        one.expectedValue(),
        one.cost(),
        one.propensity());
  }

  private HttpResponse<byte[]> get(String media, String encoding)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.uri() + CONTACTS))
            .header("Authorization", "Bearer " + service.key(Role.ANALYST))
            .header("Accept", media)
            .header("Accept-Encoding", encoding)
            .build();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    return response;
  }

  private static byte[] unpacked(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }
}
