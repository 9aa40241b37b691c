package org.gelegen.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.registry.InMemoryModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.settings.InMemorySettingsStore;
import org.gelegen.model.slots.Action;
import org.gelegen.scoring.dashboard.compare.VersionComparison;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Cell;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Head;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Turn;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Worth;
import org.gelegen.scoring.dashboard.compare.VersionComparisons;
import org.junit.jupiter.api.Test;

/**
 * Of 240 debtors who owe 100 each, one Monday calls one half at nine and mails the other at six, by
 * chance. Of the 120 calls 60 reach and 30 are answered by a promise; of the e-mails none. The
 * first version expects 0.88 of such calls and 0.5 of everything else, the second 0.88 of such
 * e-mails.
 */
class TrainerComparisonsTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
  private static final double STAKE = 100 * ComparedWorld.SETTINGS.shareRecoverable();
  private static final double CALL = ComparedWorld.SETTINGS.cost(Channel.PHONE).doubleValue();
  private static final double MAIL = ComparedWorld.SETTINGS.cost(Channel.EMAIL).doubleValue();

  private final ComparedWorld world = new ComparedWorld();
  private final InMemoryModelRegistry registry = new InMemoryModelRegistry();

  private VersionComparison compare() {
    register(ComparedWorld.preferring(Channel.PHONE, 8, 12));
    register(ComparedWorld.preferring(Channel.EMAIL, 17, 21));
    live();
    return new TrainerComparisons(
            world.records, registry, world.decisions, new InMemorySettingsStore())
        .compare(
            ComparedWorld.CLIENT,
            new VersionComparisons.Pair(1, 2),
            ComparedWorld.UNTIL.plus(Duration.ofDays(1)));
  }

  private void register(CompiledModel model) {
    registry.register(
        new ModelVersion(
            ComparedWorld.CLIENT,
            0,
            ComparedWorld.START,
            ComparedWorld.START,
            "0",
            0,
            1,
            new TreeMap<>(),
            new TreeMap<>(),
            false),
        CompiledModelFormat.write(model),
        Map.of());
  }

  private void live() {
    Action call = ComparedWorld.action(MONDAY, Channel.PHONE, 9);
    Action mail = ComparedWorld.action(MONDAY, Channel.EMAIL, 18);
    List<Decision> decided = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      String number = Integer.toString(i);
      world.owes(number, "100.00");
      boolean called = i % 2 == 0;
      decided.add(
          called
              ? world.decision(number, MONDAY, call, mail)
              : world.decision(number, MONDAY, mail, call));
      Instant at = (called ? call : mail).slot().start().plusSeconds(600);
      ContactId contact = new ContactId("k-" + number + "-" + MONDAY);
      world.add(contact(number, contact, called ? Channel.PHONE : Channel.EMAIL, at));
      // Every fourth debtor is called and reached, every eighth promises.
      if (i % 4 == 0) {
        OutcomeResult said = i % 8 == 0 ? OutcomeResult.PROMISE : OutcomeResult.RIGHT_PARTY;
        world.add(new OutcomeRecord(ComparedWorld.CLIENT, contact, at.plusSeconds(60), said, null));
      }
    }
    world.commit(MONDAY, decided);
    // The last that is heard: everything before is known.
    world.add(ComparedWorld.caseOf("last", ComparedWorld.UNTIL, "10.00", CaseStatus.PAID));
  }

  private static ContactRecord contact(
      String number, ContactId contact, Channel channel, Instant at) {
    return new ContactRecord(
        ComparedWorld.CLIENT,
        contact,
        new DebtorId("d-" + number),
        new CaseId("c-" + number),
        channel,
        at,
        Direction.OUTBOUND,
        null,
        null,
        null,
        null);
  }

  private static Head head(VersionComparison compared, String name) {
    return compared.measured().heads().stream()
        .filter(head -> head.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void two_versions_are_compared_on_contacts_choices_hours_and_features() {
    VersionComparison compared = compare();

    // Neither was trained on the contacts, all of which were made since.
    assertThat(compared.measured().fair()).isTrue();
    Head reach = head(compared, "reach");
    assertThat(reach.contacts()).isEqualTo(240);
    // With σ(2) = 0.8808 the losses are 0.1269 and 2.1269, with 0.5 they are 0.6931. The first's
    // mean is (60 · 0.1269 + 60 · 2.1269 + 120 · 0.6931) / 240 = 0.9100, the second's
    // (120 · 0.6931 + 120 · 2.1269) / 240 = 1.4100.
    assertThat(reach.first().logLoss()).isCloseTo(0.9100, within(0.0001));
    assertThat(reach.second().logLoss()).isCloseTo(1.4100, within(0.0001));
    assertThat(Objects.requireNonNull(reach.difference()).value()).isCloseTo(0.5, within(1e-6));
    assertThat(reach.difference().low()).isPositive();
    // Of the 180 that did not reach the first holds 120 less likely than any that did, and 60 as
    // likely: (120 + 30) / 180. The second holds 120 likelier: 30 / 180.
    assertThat(reach.first().auc()).isCloseTo(150.0 / 180, within(1e-9));
    assertThat(reach.second().auc()).isCloseTo(30.0 / 180, within(1e-9));
    // Both say 0.5 of whoever was reached.
    Head response = head(compared, "response");
    assertThat(response.contacts()).isEqualTo(60);
    assertThat(Objects.requireNonNull(response.difference()).value()).isZero();
    // Nobody complained, so nothing can be said of who foretells complaints better.
    assertThat(head(compared, "harm").contacts()).isEqualTo(240);
    assertThat(head(compared, "harm").difference()).isNull();

    // A quarter of the calls bring what is at stake, an e-mail brings nothing: what the versions
    // expect cancels out, since each was drawn as often as it should.
    assertThat(compared.worth())
        .isInstanceOfSatisfying(
            Worth.Told.class,
            told -> {
              assertThat(told.decisions()).isEqualTo(240);
              assertThat(told.first()).isCloseTo(STAKE / 4 - CALL, within(1e-6));
              assertThat(told.second()).isCloseTo(-MAIL, within(1e-6));
            });

    assertThat(compared.cells())
        .containsExactlyInAnyOrder(
            new Cell(Channel.PHONE, 1, 9, 120, 60), new Cell(Channel.EMAIL, 1, 18, 120, 0));
    assertThat(compared.effects().debtors()).isEqualTo(240);
    assertThat(compared.choices().decisions()).isEqualTo(240);
    assertThat(compared.choices().different()).isEqualTo(240);
    assertThat(compared.choices().turns())
        .containsExactly(new Turn(Channel.PHONE, Channel.EMAIL, 240));
  }
}
