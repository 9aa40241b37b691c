package org.gelegen.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.app.House;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.OutcomeRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The night of a demonstration that goes through every gateway. */
class GatewayNightIT {
  private static final DemoRun.Size SIZE = new DemoRun.Size(1, 0.1, 20_260_101);
  private static final LocalDate LAST_NIGHT = LocalDate.parse("2026-01-07");
  private static final List<Channel> TOLD_BY_CARRIERS = List.of(Channel.SMS, Channel.WHATSAPP);

  @TempDir private Path folder;

  @Test
  void a_night_goes_through_every_gateway_once_and_what_carriers_tell_is_in_the_log() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new Console(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, false),
            InputStream.nullInputStream(),
            Map.of(),
            InstantSource.system(),
            new SecureRandom());
    new DemoRun(surroundings, settings(folder)).run(SIZE, false);

    List<List<String>> rows =
        out.toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.matches(".*(dialer|SMS|WhatsApp|mail|print shop|portal).*\\d$"))
            .map(line -> List.of(line.strip().split(" {2,}", -1)))
            .toList();
    assertThat(rows).as("a row a gateway").hasSize(6);
    int again = 0;
    for (List<String> row : rows) {
      String what = row.getFirst();
      assertThat(number(row, 1)).as("sent to %s", what).isPositive();
      assertThat(number(row, 2)).as("arrived at %s", what).isEqualTo(number(row, 1));
      assertThat(number(row, 3)).as("twice at %s", what).isZero();
      again += number(row, 4);
    }
    assertThat(again).as("turned away at first").isPositive();
    assertThat(rows.stream().mapToInt(row -> number(row, 6)).sum()).isPositive();

    Path home = folder.resolve("demo").resolve(SIZE.name());
    try (House house = House.open(settings(home), surroundings)) {
      Map<ContactId, List<OutcomeResult>> told = told(house);
      List<ContactState> carried = carried(house);
      assertThat(carried).hasSizeGreaterThan(10);
      for (ContactState state : carried) {
        assertThat(told.get(state.contact().contactId()))
            .as("%s", state.contact().contactId())
            .containsAnyOf(OutcomeResult.DELIVERED, OutcomeResult.FAILED);
      }
    }
  }

  private static int number(List<String> row, int column) {
    return Integer.parseInt(row.get(column));
  }

  private static ServiceSettings settings(Path data) {
    return new SettingsSources().flag("data.dir", data).build();
  }

  private static List<ContactState> carried(House house) {
    List<ContactState> carried = new ArrayList<>();
    for (ClientId client : house.stores().records().clients()) {
      house
          .stores()
          .campaigns()
          .findByDate(client, LAST_NIGHT)
          .ifPresent(
              campaign ->
                  house.stores().campaigns().contacts(client, campaign.campaignId()).stream()
                      .filter(state -> state.status() == ContactStatus.SENT)
                      .filter(
                          state -> TOLD_BY_CARRIERS.contains(state.contact().action().channel()))
                      .forEach(carried::add));
    }
    return carried;
  }

  /** What is told of each contact on the day itself. */
  private static Map<ContactId, List<OutcomeResult>> told(House house) {
    Map<ContactId, List<OutcomeResult>> told = new TreeMap<>();
    for (ClientId client : house.stores().records().clients()) {
      ZoneId zone = house.stores().records().findClient(client).orElseThrow().timeZone();
      house
          .stores()
          .records()
          .forEachDebtor(
              client,
              debtor ->
                  debtor.records().stream()
                      .filter(OutcomeRecord.class::isInstance)
                      .map(OutcomeRecord.class::cast)
                      .filter(outcome -> outcome.at().atZone(zone).toLocalDate().equals(LAST_NIGHT))
                      .forEach(
                          outcome ->
                              told.computeIfAbsent(outcome.contactId(), _ -> new ArrayList<>())
                                  .add(outcome.result())));
    }
    return told;
  }
}
