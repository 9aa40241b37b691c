package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertInvalid;

import java.net.http.HttpResponse;
import org.gelegen.model.campaign.Stop;
import org.gelegen.model.portfolio.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StopResourceTest {
  private static final String PATH = BASE + "/stops";

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_channel_is_stopped_seen_and_let_go_again() {
    HttpResponse<String> response =
        service.post(PATH, "{\"channel\":\"sms\",\"why\":\"wrong numbers\"}");
    Stop stop = service.stops.list(CLIENT).getFirst();
    assertThat(stop.channel()).isEqualTo(Channel.SMS);
    String body =
        """
        {"stopId":"%s","channel":"sms","stoppedAt":"2026-11-23T08:00:00+01:00","stoppedBy":"%s","why":"wrong numbers","cancelled":0}\
        """
            .formatted(stop.stopId(), stop.stoppedBy());
    assertAnswer(response, 201, body);
    assertAnswer(service.get(PATH), 200, "{\"stops\":[" + body + "]}");
    assertThat(service.post(PATH + "/" + stop.stopId() + "/lift", "").statusCode()).isEqualTo(200);
    assertThat(service.stops.stopped(CLIENT)).isEmpty();
  }

  @Test
  void a_stop_needs_a_reason_and_a_lift_a_stop() {
    assertInvalid(service.post(PATH, "{\"why\":\"\"}"), "/why", "must have 1 to 1000 characters");
    assertInvalid(
        service.post(PATH, "{\"channel\":\"fax\",\"why\":\"x\"}"),
        "/channel",
        "must be one of phone, ivr, sms, whatsapp, email, letter, portal");
    assertThat(service.post(PATH + "/none/lift", "").statusCode()).isEqualTo(404);
    assertThat(service.stops.list(CLIENT)).isEmpty();
  }
}
