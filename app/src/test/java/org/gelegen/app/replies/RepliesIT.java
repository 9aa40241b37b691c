package org.gelegen.app.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.gelegen.app.GoodRecords;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.replies.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops of nobody who is known, and what a person does with them. */
class RepliesIT {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir private Path folder;

  @Test
  void an_operator_says_whose_a_stop_is_or_that_it_is_nobody_s_and_both_are_on_record() {
    try (House house =
        House.open(new SettingsSources().flag("data.dir", folder).build(), Ran.surroundings(NOW))) {
      GoodRecords.load(
          house,
          """
          {"type":"client","clientId":"noorderlicht","at":"2025-01-01T00:00:00+01:00","name":"Noorderlicht","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR"}
          {"type":"debtor","clientId":"noorderlicht","debtorId":"d-17","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"sms":{"address":"+31201234567","consent":true}}}
          """);
      assertThat(run("replies").err()).contains("no stop waits for a person");
      for (String number : List.of("31612345678", "31687654321")) {
        house
            .replies()
            .keep(new Reply("smpp", Channel.SMS, List.of(number), List.of(), true, null));
      }
      assertThat(house.replies().work((_, _) -> {}).unmatched()).isEqualTo(2);

      assertThat(run("replies").out()).contains("31612345678").contains("31687654321");
      List<String> ids =
          house.stores().replyInbox().listUnmatched(9).stream()
              .map(kept -> kept.replyId())
              .toList();
      long before = house.stores().auditChain().verify(CLIENT).entries();
      assertThat(
              run("replies", "--opt-out", ids.get(0), "--client", "noorderlicht", "--debtor", "x")
                  .err())
          .contains("debtor x of noorderlicht is not known: nothing was changed");
      assertThat(
              run(
                      "replies",
                      "--opt-out",
                      ids.get(0),
                      "--client",
                      "noorderlicht",
                      "--debtor",
                      "d-17")
                  .status())
          .isZero();
      assertThat(house.stores().records().findByDebtor(CLIENT, new DebtorId("d-17")))
          .anyMatch(
              record ->
                  record instanceof OutcomeRecord outcome
                      && outcome.result() == OutcomeResult.OPT_OUT
                      && outcome.channel() == Channel.SMS
                      && outcome.at().equals(NOW));
      assertThat(run("replies", "--drop", ids.get(1)).status()).isEqualTo(2);
      assertThat(run("replies", "--drop", ids.get(1), "--why", "a wrong number").status()).isZero();
      assertThat(run("replies", "--drop", ids.get(1), "--why", "again").status()).isEqualTo(1);
      assertThat(house.stores().replyInbox().listUnmatched(9)).isEmpty();
      house
          .stores()
          .replyInbox()
          .keep(
              new Reply("smpp", Channel.SMS, List.of("31600000000"), List.of(), true, null),
              NOW.minusSeconds(600),
              NOW.minusSeconds(600));
      assertThat(run("replies").err())
          .contains("no stop waits for a person")
          .contains("1 more could not be taken into the log yet");
      assertThat(house.stores().auditChain().verify(CLIENT).entries() - before).isEqualTo(2);
    }
  }

  private Ran run(String command, String... rest) {
    String[] all = new String[rest.length + 3];
    all[0] = command;
    System.arraycopy(rest, 0, all, 1, rest.length);
    all[rest.length + 1] = "--data-dir";
    all[rest.length + 2] = folder.toString();
    return Ran.command(all);
  }
}
