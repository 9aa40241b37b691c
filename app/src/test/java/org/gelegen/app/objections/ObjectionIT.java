package org.gelegen.app.objections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gelegen.app.Gelegen;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.bench.DueContacts;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.workflows.StepTime;
import org.gelegen.model.workflows.StopCondition;
import org.gelegen.model.workflows.Workflow;
import org.gelegen.model.workflows.WorkflowStart;
import org.gelegen.model.workflows.WorkflowStep;
import org.gelegen.scheduler.nightly.DebtorFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an objection to profiling changes in a house with a database. */
class ObjectionIT {
  private static final DebtorId SHE = DueContacts.debtor(1);
  private static final LocalDate TUESDAY = LocalDate.parse("2026-03-03");

  @TempDir private Path folder;

  @Test
  void the_command_takes_back_what_is_planned_and_the_next_night_plans_her_workflow_s_step() {
    try (House house = house(DueContacts.NINE)) {
      DueContacts.load(house, 3);
      house
          .stores()
          .settings()
          .put(
              DueContacts.CLIENT,
              ClientSettings.defaults().withWorkflows(List.of(workflow())),
              DueContacts.NINE,
              "test");
      Ran objected =
          command("objection", "--client", "due", SHE.value(), "--why", "by letter", "--json");
      assertThat(objected.json())
          .singleElement()
          .satisfies(node -> assertThat(node.get("cancelled").asInt()).isEqualTo(1));
      assertThat(house.stores().campaigns().contacts(DueContacts.CLIENT, DueContacts.CAMPAIGN))
          .extracting(state -> state.contact().debtorId(), ContactState::status)
          .containsExactlyInAnyOrder(
              tuple(DueContacts.debtor(0), ContactStatus.PLANNED),
              tuple(SHE, ContactStatus.CANCELLED),
              tuple(DueContacts.debtor(2), ContactStatus.PLANNED));

      house.nightly(DebtorFilter.ALL).run(DueContacts.CLIENT, TUESDAY, DueContacts.NINE);
      assertThat(hers(house))
          .extracting(PlannedContact::template, contact -> contact.action().channel())
          .containsExactly(tuple("reminder", Channel.EMAIL));
      assertThat(house.stores().decisions().findByDebtor(DueContacts.CLIENT, SHE))
          .singleElement()
          .satisfies(decision -> assertThat(decision.objected()).isTrue());
      assertThat(house.stores().decisions().findByDebtor(DueContacts.CLIENT, DueContacts.debtor(0)))
          .noneMatch(decision -> decision.objected());

      assertThat(command("objection", "--client", "due", SHE.value()).out())
          .contains("by letter", "in force");
      assertThat(
              command("objection", "--client", "due", SHE.value(), "--withdraw", "--why", "asked")
                  .out())
          .doesNotContain("in force");
      assertThat(house.stores().objections().objected(DueContacts.CLIENT)).isEmpty();
      assertThat(house.stores().auditChain().verify(DueContacts.CLIENT).firstBroken()).isNull();
    }
  }

  @Test
  void what_cannot_be_is_said() {
    try (House house = house(DueContacts.NINE)) {
      DueContacts.load(house, 2);
      assertThat(command("objection", "--client", "due", "nobody", "--why", "x").err())
          .contains("debtor nobody is not known to due");
      assertThat(command("objection", "--client", "due", SHE.value(), "--withdraw").err())
          .contains("--withdraw needs --why");
      assertThat(command("objection", "--client", "due", SHE.value(), "--why", " ").status())
          .isEqualTo(2);
      assertThat(
              command("objection", "--client", "due", SHE.value(), "--withdraw", "--why", "x")
                  .err())
          .contains("never objected");
      assertThat(command("objection", "--client", "due", SHE.value()).err())
          .contains("never objected");
    }
  }

  /** The fingerprint is over the examples. */
  @Test
  void a_training_is_without_who_objects_and_the_same_again_when_the_objection_is_withdrawn() {
    Instant now = Instant.parse("2025-12-31T09:00:00Z");
    ClientId client = new ClientId("waterkant");
    Path records = folder.resolve("records.ndjson");
    assertThat(
            Gelegen.commandLine(Ran.surroundings(now))
                .execute(
                    "simulate",
                    "--profile",
                    "waterkant",
                    "--debtors",
                    "250",
                    "--out",
                    records.toString()))
        .isZero();
    assertThat(command("import", records.toString()).status()).isZero();
    try (House house = house(now)) {
      List<DebtorId> debtors = new ArrayList<>();
      house.stores().records().forEachDebtor(client, debtor -> debtors.add(debtor.debtorId()));
      String whole = fingerprint(house, client, now);
      for (DebtorId debtor : debtors.subList(0, 10)) {
        house.stores().objections().object(client, debtor, now, "test", "by letter");
      }
      assertThat(fingerprint(house, client, now)).isNotEqualTo(whole);
      for (DebtorId debtor : debtors.subList(0, 10)) {
        house.stores().objections().withdraw(client, debtor, now, "test", null);
      }
      assertThat(fingerprint(house, client, now)).isEqualTo(whole);
    }
  }

  private static String fingerprint(House house, ClientId client, Instant now) {
    return house
        .analysts()
        .trainer()
        .train(client, house.stores().settings().current(client), now, _ -> {})
        .version()
        .dataFingerprint();
  }

  /** The cases are known since 5 January, a Monday; 3 March is day 57. */
  private static Workflow workflow() {
    return new Workflow(
        "standard",
        null,
        WorkflowStart.FIRST_RECORD,
        Set.of(StopCondition.values()),
        30,
        List.of(
            new WorkflowStep(50, Channel.EMAIL, new StepTime.Hour(10), "reminder", Tone.NEUTRAL)));
  }

  private static List<PlannedContact> hers(House house) {
    return house.stores().campaigns().contacts(DueContacts.CLIENT, TUESDAY.toString()).stream()
        .map(ContactState::contact)
        .filter(contact -> contact.debtorId().equals(SHE))
        .toList();
  }

  private House house(Instant now) {
    return House.open(
        new SettingsSources().flag("data.dir", folder.resolve("data")).build(),
        Ran.surroundings(now));
  }

  private Ran command(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data-dir", folder.resolve("data").toString()));
    return Ran.command(all.toArray(String[]::new));
  }
}
