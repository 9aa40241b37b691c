package org.gelegen.model.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.junit.jupiter.api.Test;

class OwnHoursTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final ClientId CLIENT = new ClientId("tiny");
  private static final DebtorId ANNA = new DebtorId("anna");

  private final List<PortfolioRecord> records = new ArrayList<>();

  private void contact(int day, Channel channel, int hour, OutcomeResult result) {
    var at = LocalDate.of(2026, 3, day).atTime(hour, 10).atZone(ZONE).toInstant();
    ContactId contact = new ContactId(channel + " " + day);
    records.add(
        new ContactRecord(
            CLIENT, contact, ANNA, null, channel, at, Direction.OUTBOUND, null, null, null, null));
    records.add(new OutcomeRecord(CLIENT, contact, at.plusSeconds(60), result, null));
  }

  private OwnHours hours() {
    return new OwnHours(DebtorHistory.replay(ANNA, ZONE, records), 1);
  }

  @Test
  void nothing_known_lifts_nothing() {
    for (Channel channel : Channel.values()) {
      for (int hour = 0; hour < 24; hour++) {
        assertThat(hours().lift(channel, hour)).isEqualTo(1);
      }
    }
  }

  @Test
  void messages_read_in_the_evening_lift_the_evening_and_missed_ones_lower_their_hour() {
    for (int day = 2; day <= 4; day++) {
      contact(day, Channel.SMS, 18, OutcomeResult.READ);
      contact(day, Channel.EMAIL, 10, OutcomeResult.BOUNCED);
    }
    OwnHours hours = hours();
    assertThat(hours.lift(Channel.SMS, 18)).isGreaterThan(1.1);
    assertThat(hours.lift(Channel.EMAIL, 10)).isLessThan(1);
    // What is known of one kind of message is known of the others.
    assertThat(hours.lift(Channel.WHATSAPP, 18)).isEqualTo(hours.lift(Channel.SMS, 18));
    // Neighbouring hours get some of it, in the order of their distance.
    assertThat(hours.lift(Channel.SMS, 20)).isBetween(1.0, hours.lift(Channel.SMS, 18));
    assertThat(hours.lift(Channel.SMS, 14)).isLessThan(hours.lift(Channel.SMS, 16));
    // Messages tell nothing of calls, and letters have no hour.
    assertThat(hours.lift(Channel.PHONE, 18)).isEqualTo(1);
    assertThat(hours.lift(Channel.LETTER, 18)).isEqualTo(1);
  }

  @Test
  void an_hour_that_was_forgotten_lifts_less() {
    contact(2, Channel.PHONE, 18, OutcomeResult.RIGHT_PARTY);
    contact(3, Channel.PHONE, 10, OutcomeResult.NO_ANSWER);
    DebtorHistory history = DebtorHistory.replay(ANNA, ZONE, records);
    double fresh = new OwnHours(history, 1).lift(Channel.PHONE, 18);
    double old = new OwnHours(history, 0.1).lift(Channel.PHONE, 18);
    assertThat(fresh).isGreaterThan(old);
    assertThat(old).isGreaterThan(1);
  }
}
