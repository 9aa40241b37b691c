package org.gelegen.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.gelegen.model.access.InMemoryAuditLog;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.InMemoryCampaignStore;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.decision.InMemoryDecisionLog;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.experiments.InMemoryExposureStore;
import org.gelegen.model.objections.InMemoryObjections;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.registry.InMemoryModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.InMemorySettingsStore;
import org.gelegen.trainer.PriorModels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterTest {
  private static final ClientId CLIENT = new ClientId("any-client");
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final ClientRecord RECORD =
      new ClientRecord(
          CLIENT,
          START,
          "Any client",
          ZoneId.of("Europe/Amsterdam"),
          "NL",
          Currency.getInstance("EUR"),
          null);

  @TempDir private Path folder;

  private final InMemoryRecordLog records = new InMemoryRecordLog();
  private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
  private final InMemoryExposureStore exposures = new InMemoryExposureStore();
  private final InMemorySettingsStore settings = new InMemorySettingsStore();
  private final InMemoryCampaignStore campaigns = new InMemoryCampaignStore(records);
  private Consumer<String> progress = _ -> {};

  private static Instant day(int day) {
    return START.plus(Duration.ofDays(day));
  }

  private void add(PortfolioRecord... added) {
    List<NumberedRecord> batch = new ArrayList<>();
    for (PortfolioRecord record : added) {
      batch.add(new NumberedRecord(batch.size() + 1L, record));
    }
    assertThat(records.accept(batch).rejected()).isEmpty();
  }

  private static CaseRecord debtCase(String number) {
    return new CaseRecord(
        CLIENT,
        new CaseId("c-" + number),
        new DebtorId("d-" + number),
        day(0),
        null,
        BigDecimal.TEN,
        Stage.REMINDER,
        CaseStatus.OPEN,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        new TreeMap<>());
  }

  private static ContactRecord call(String number, int day) {
    return new ContactRecord(
        CLIENT,
        new ContactId("k-" + number + "-" + day),
        new DebtorId("d-" + number),
        new CaseId("c-" + number),
        Channel.PHONE,
        day(day),
        Direction.OUTBOUND,
        null,
        null,
        null,
        null);
  }

  private ExportResult export(String name, int day, ExportOrder.Disclosure disclosure) {
    return new Exporter(
            new ExportPorts(
                records,
                new InMemoryObjections(),
                registry,
                new InMemoryDecisionLog(campaigns),
                campaigns,
                exposures,
                settings,
                new InMemoryAuditLog()),
            new Random(1),
            progress)
        .export(
            new ExportOrder(
                RECORD,
                folder.resolve(name),
                day(day),
                new ExportOrder.Form(disclosure, false, true, 5)),
            day(day));
  }

  private List<String> lines(String export, String table) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(folder.resolve(export + "/data/" + table + ".csv.gz"))),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  /** No cell of what these tests read has a comma in it. */
  private List<Map<String, String>> rows(String export, String table) throws IOException {
    List<String> lines = lines(export, table);
    String[] names = lines.getFirst().split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** By default the response window is 14 days. */
  @Test
  void a_contact_has_no_answer_before_its_window_is_over_also_where_the_next_came_sooner()
      throws IOException {
    add(debtCase("1"), call("1", 0), call("1", 3), call("1", 13));
    export("early", 30, ExportOrder.Disclosure.IDENTIFIED);

    // Known until day 13: of none of the three it is certain.
    assertThat(rows("early", "contacts"))
        .extracting(row -> row.get("contact") + row.get("answered"))
        .containsExactly("k-1-0", "k-1-13", "k-1-3");

    add(call("1", 14));
    export("later", 30, ExportOrder.Disclosure.IDENTIFIED);

    // Known until day 14: of the first it is. That of day 3 ended on day 13 and waits for day 17.
    assertThat(rows("later", "contacts"))
        .extracting(row -> row.get("contact") + row.get("answered"))
        .containsExactly("k-1-0false", "k-1-13", "k-1-14", "k-1-3");
  }

  @Test
  void rows_are_in_the_order_of_pseudonyms_which_is_not_that_of_ids() throws IOException {
    for (int debtor = 100; debtor < 160; debtor++) {
      String number = Integer.toString(debtor);
      add(debtCase(number), call(number, debtor - 100));
    }
    export("pseudonymised", 90, ExportOrder.Disclosure.PSEUDONYMISED);

    List<Map<String, String>> contacts = rows("pseudonymised", "contacts");
    assertThat(contacts).hasSize(60).extracting(row -> row.get("contact")).isSorted();
    // Debtors are told apart here by the days of their only contacts, from the first to the last.
    assertThat(contacts.stream().map(row -> row.get("at")).toList())
        .isNotEqualTo(contacts.stream().map(row -> row.get("at")).sorted().toList());
  }

  @Test
  void who_is_erased_while_rows_are_written_is_in_none_of_them() throws IOException {
    add(debtCase("1"), call("1", 0), debtCase("2"), call("2", 1));
    progress =
        said -> {
          if (said.startsWith("writing plans")) {
            records.erase(CLIENT, new DebtorId("d-1"), day(30), "test");
          }
        };
    ExportResult told = export("erased", 30, ExportOrder.Disclosure.IDENTIFIED);

    assertThat(rows("erased", "contacts"))
        .extracting(row -> row.get("contact"))
        .containsExactly("k-2-1");
    assertThat(told.rows()).containsEntry("contacts", 1L);
  }

  @Test
  void a_model_with_a_number_that_is_none_is_left_out_and_told_of() throws IOException {
    add(debtCase("1"), call("1", 0));
    register(PriorModels.segmentTable());
    CompiledModel broken = PriorModels.segmentTable();
    ((LinearScorer) broken.harm().scorer()).weights()[3] = Double.NaN;
    register(broken);
    ExportResult told = export("broken", 30, ExportOrder.Disclosure.PSEUDONYMISED);

    assertThat(told.versions()).containsExactly("any-client-1");
    assertThat(told.warnings())
        .containsExactly(
            "any-client-2 is left out: harm.scorer.weights has a number that is not finite");
    assertThat(folder.resolve("broken/models/1/model.json")).isNotEmptyFile();
    assertThat(folder.resolve("broken/models/2")).doesNotExist();
    assertThat(rows("broken", "predictions")).hasSize(1);
  }

  @Test
  void an_experiment_whose_split_is_broken_says_so_and_tells_no_difference() throws IOException {
    Experiment even = experiment("even");
    Experiment uneven = experiment("uneven");
    settings.put(
        CLIENT,
        ClientSettings.defaults().with(new ExperimentSettings(0, "salt", List.of(even, uneven))),
        START,
        "test");
    for (int i = 0; i < 130; i++) {
      add(debtCase(Integer.toString(i)));
      if (i % 3 == 0) {
        add(payment(Integer.toString(i), 5));
      }
      exposures.add(
          CLIENT,
          List.of(
              exposure(even, i, i % 2 == 0 ? "old" : "new"),
              exposure(uneven, i, i < 100 ? "old" : "new")));
    }
    export("experiments", 30, ExportOrder.Disclosure.PSEUDONYMISED);

    // 65 to 65 is as even as can be. 100 to 30, where 65 each are expected: χ² = 2 · 35² / 65 =
    // 37.7 with one degree of freedom, far beyond the 10.8 that leave p = 0.001.
    for (Map<String, String> arm : rows("experiments", "experiments")) {
      boolean ofEven = "even".equals(arm.get("experiment"));
      assertThat(arm).containsEntry("trusted", Boolean.toString(ofEven));
      assertThat(Double.parseDouble(arm.getOrDefault("split_p", "")))
          .isBetween(ofEven ? 1.0 : 0.0, ofEven ? 1.0 : 1e-8);
    }
    List<Map<String, String>> results = rows("experiments", "experiment_results");
    assertThat(results).extracting(row -> row.get("experiment")).contains("even", "uneven");
    assertThat(results)
        .filteredOn(row -> "old".equals(row.get("compared_with")))
        .extracting(row -> row.get("experiment"))
        .isNotEmpty()
        .containsOnly("even");
  }

  private static Experiment experiment(String id) {
    return new Experiment(
        new ExperimentId(id),
        "salt",
        null,
        day(1),
        null,
        List.of(
            new Arm("old", new ArmPolicy.Workflow(), 0.5),
            new Arm("new", new ArmPolicy.Champion(), 0.5)));
  }

  private static Exposure exposure(Experiment experiment, int debtor, String arm) {
    return new Exposure(
        experiment.id(),
        new DebtorId("d-" + debtor),
        arm,
        day(1),
        new TreeMap<>(experiment.shares()));
  }

  private static PaymentRecord payment(String number, int day) {
    return new PaymentRecord(
        CLIENT,
        new PaymentId("p-" + number),
        new DebtorId("d-" + number),
        new CaseId("c-" + number),
        day(day),
        BigDecimal.ONE);
  }

  private void register(CompiledModel model) {
    registry.register(
        new ModelVersion(
            CLIENT, 0, START, START, "0", 0, 1, new TreeMap<>(), new TreeMap<>(), false),
        CompiledModelFormat.write(model),
        Map.of());
  }

  @Test
  void a_plan_says_what_places_were_worth_and_what_was_left_out_and_why() throws IOException {
    campaigns.commit(campaign("one", 1), List.of(), 0, planReport(new BigDecimal("60.00")));
    campaigns.commit(campaign("two", 2), List.of(), 0, planReport(null));
    export("plans", 30, ExportOrder.Disclosure.PSEUDONYMISED);

    assertThat(rows("plans", "campaigns"))
        .extracting(row -> List.of(row.get("campaign"), row.get("value"), row.get("week_value")))
        .containsExactly(List.of("one", "31.5", "120.5"), List.of("two", "31.5", "120.5"));
    assertThat(rows("plans", "campaigns").getFirst())
        .containsEntry("week_upper_bound", "121.0")
        .containsEntry("week_gap", "0.004")
        .containsEntry("week_greedy_value", "90.0")
        .containsEntry("budget", "60.0")
        .containsEntry("budget_planned", "59.5")
        .containsEntry("budget_price", "1.42");
    assertThat(rows("plans", "campaigns").getLast())
        .containsEntry("budget", "")
        .containsEntry("budget_planned", "59.5");
    assertThat(lines("plans", "plan_prices"))
        .containsExactly(
            "campaign,channel,hour,capacity,wanted,planned,price",
            "one,phone,18,8,212,7,7.94",
            "one,sms,9,100,3,2,0.0",
            "two,phone,18,8,212,7,7.94",
            "two,sms,9,100,3,2,0.0");
    assertThat(lines("plans", "plan_exclusions"))
        .containsExactly(
            "campaign,rule,debtors,stopped,slots",
            "one,common.hold,11,10,1848",
            "one,nl.contact-hours,1200,3,705600",
            "two,common.hold,11,10,1848",
            "two,nl.contact-hours,1200,3,705600");
    assertThat(lines("plans", "plan_left_out"))
        .hasSize(13)
        .startsWith(
            "campaign,reason,debtors",
            "one,stopped,1",
            "one,waiting,2",
            "one,postponed,3",
            "one,withoutCapacity,4",
            "one,withoutBudget,5",
            "one,displaced,6");
  }

  @Test
  void a_campaign_whose_plan_was_not_kept_says_no_more_than_itself() throws IOException {
    campaigns.commit(campaign("one", 1), List.of(), 0);
    export("old", 30, ExportOrder.Disclosure.PSEUDONYMISED);

    assertThat(lines("old", "campaigns").getLast()).endsWith(",31.5,32.0,,,,,,,");
    for (String table : List.of("plan_prices", "plan_exclusions", "plan_left_out")) {
      assertThat(rows("old", table)).as(table).isEmpty();
    }
  }

  private static Campaign campaign(String id, int day) {
    return new Campaign(
        CLIENT,
        id,
        LocalDate.parse("2026-01-05").plusDays(day),
        day(day),
        "any-client-1",
        new BigDecimal("31.50"),
        new BigDecimal("32.00"),
        new TreeMap<>());
  }

  private static PlanReport planReport(@Nullable BigDecimal budget) {
    return new PlanReport(
        new PlanReport.Week(
            new BigDecimal("120.50"), new BigDecimal("121.00"), 0.004, new BigDecimal("90.00")),
        new PlanReport.Budget(budget, new BigDecimal("59.50"), new BigDecimal("1.4200")),
        List.of(),
        List.of(
            new PlanReport.CellPrice(Channel.PHONE, 18, 8, 212, 7, new BigDecimal("7.9400")),
            new PlanReport.CellPrice(Channel.SMS, 9, 100, 3, 2, new BigDecimal("0.0000"))),
        List.of(
            new PlanReport.RuleCount("common.hold", 11, 10, 1_848),
            new PlanReport.RuleCount("nl.contact-hours", 1_200, 3, 705_600)),
        new PlanReport.LeftOut(1, 2, 3, 4, 5, 6));
  }

  @Test
  void a_client_with_nothing_is_exported_with_all_tables() throws IOException {
    export("empty", 1, ExportOrder.Disclosure.PSEUDONYMISED);

    for (String table :
        List.of("contacts", "payments", "decisions", "exposures", "versions", "plan_prices")) {
      assertThat(rows("empty", table)).as(table).isEmpty();
    }
  }
}
