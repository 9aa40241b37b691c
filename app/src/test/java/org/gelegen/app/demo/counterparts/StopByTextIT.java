package org.gelegen.app.demo.counterparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.gelegen.app.Gateways;
import org.gelegen.app.GoodRecords;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.settings.GatewaySettings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.replies.WrittenNumber;
import org.jsmpp.bean.ESMClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop on its whole way: over SMPP, into the log of every client. */
class StopByTextIT {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final String NUMBER = "31612345678";
  private static final ESMClass TEXT = new ESMClass();

  @TempDir private Path folder;

  @Test
  void who_texts_stop_is_opted_out_of_texts_at_every_client_and_nobody_else_is() {
    try (House house =
            House.open(
                new SettingsSources().flag("data.dir", folder).build(), Ran.surroundings(NOW));
        SmsCentre centre = new SmsCentre("test", _ -> Optional.empty())) {
      GoodRecords.load(
          house,
          """
          {"type":"client","clientId":"noorderlicht","at":"2025-01-01T00:00:00+01:00","name":"Noorderlicht","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR"}
          {"type":"client","clientId":"zuiderzon","at":"2025-01-01T00:00:00+01:00","name":"Zuiderzon","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR"}
          {"type":"debtor","clientId":"noorderlicht","debtorId":"d-17","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"sms":{"address":"+31612345678","consent":true}}}
          {"type":"debtor","clientId":"noorderlicht","debtorId":"d-18","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"sms":{"address":"+31687654321","consent":true}}}
          {"type":"debtor","clientId":"zuiderzon","debtorId":"d-9","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"sms":{"address":"+31 6 12345678","consent":true}}}
          """);
      // Both have written: to whom tells only the address that the debtor has now.
      write(house, "noorderlicht", "d-18");
      write(house, "zuiderzon", "elsewhere");
      try (Gateways gateways = Gateways.open(house, only(centre))) {
        assertThat(gateways.all()).hasSize(1);
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .ignoreExceptions()
            .untilAsserted(() -> centre.deliver(NUMBER, TEXT, "Stop aub!"));
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(
                () -> {
                  assertThat(stopped(house, "noorderlicht", "d-17")).isTrue();
                  assertThat(stopped(house, "zuiderzon", "d-9")).isTrue();
                });
      }
      assertThat(stopped(house, "noorderlicht", "d-18")).isFalse();
      assertThat(house.stores().replyInbox().listUnmatched(9)).isEmpty();
    }
  }

  private static void write(House house, String client, String debtor) {
    WrittenNumber number =
        new WrittenNumber(
            new ClientId(client),
            "smpp",
            "31687654321",
            new ContactId("k-1"),
            new DebtorId(debtor),
            NOW);
    house.stores().writtenNumbers().keep(number);
    house.stores().writtenNumbers().handedOver(number);
  }

  private static GatewaySettings only(SmsCentre centre) {
    return new GatewaySettings(
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.of(centre.settings()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static boolean stopped(House house, String client, String debtor) {
    return house
        .stores()
        .records()
        .findByDebtor(new ClientId(client), new DebtorId(debtor))
        .stream()
        .anyMatch(
            record ->
                record instanceof OutcomeRecord outcome
                    && outcome.result() == OutcomeResult.OPT_OUT
                    && (outcome.channel() == null || outcome.channel() == Channel.SMS));
  }
}
