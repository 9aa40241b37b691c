package org.gelegen.scheduler.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gelegen.model.access.InMemoryAuditLog;
import org.gelegen.model.campaign.Appointments;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.InMemoryCampaignStore;
import org.gelegen.model.campaign.InMemoryStops;
import org.gelegen.model.decision.InMemoryDecisionLog;
import org.gelegen.model.decision.InMemoryShadowStore;
import org.gelegen.model.decision.Recomputer;
import org.gelegen.model.decision.Shadows;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.runs.InMemoryRunLedger;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.HourlyCapacity;
import org.gelegen.model.settings.InMemorySettingsStore;
import org.gelegen.scheduler.TestPortfolio;
import org.gelegen.scheduler.planning.LagrangianPlanner;
import org.jspecify.annotations.Nullable;

/** Nights of a client with some debtors, a model made up from a seed, and stores in memory. */
public final class NightWorld {
  public static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

  /** Half past four on Monday in Amsterdam. */
  public static final Instant NIGHT = Instant.parse("2026-03-02T03:30:00Z");

  /** A model under which some debtors are best contacted on the first day and some later. */
  static final long SEED = 13;

  public final TestPortfolio portfolio;
  public final InMemoryCampaignStore campaigns;
  public final InMemoryRunLedger ledger = new InMemoryRunLedger();
  public final InMemorySettingsStore settings = new InMemorySettingsStore();
  final InMemoryStops stops = new InMemoryStops();
  final InMemoryDecisionLog decisions = new InMemoryDecisionLog();
  final InMemoryShadowStore shadows = new InMemoryShadowStore(decisions);
  final List<RuntimeException> troubles = new CopyOnWriteArrayList<>();
  final InMemoryAuditLog audit = new InMemoryAuditLog();

  private final long seed;

  public NightWorld(int debtors) {
    this(debtors, SEED);
  }

  /**
   * A world with another model.
   *
   * @param seed of the model's coefficients
   */
  NightWorld(int debtors, long seed) {
    this.seed = seed;
    portfolio = new TestPortfolio(debtors);
    campaigns = new InMemoryCampaignStore(portfolio.log);
    settings.put(TestPortfolio.CLIENT, settings(Map.of(), null, 0.2), NIGHT, "test");
  }

  static ClientSettings settings(
      Map<Channel, HourlyCapacity> capacity, @Nullable BigDecimal budget, double exploration) {
    return settings(capacity, budget, exploration, 1);
  }

  /**
   * The same where a response brings a share of what is at stake: with 0 no contact is worth it.
   */
  static ClientSettings settings(
      Map<Channel, HourlyCapacity> capacity,
      @Nullable BigDecimal budget,
      double exploration,
      double shareRecoverable) {
    ClientSettings defaults = ClientSettings.defaults();
    return new ClientSettings(
        null,
        capacity,
        budget,
        defaults.costs(),
        shareRecoverable,
        BigDecimal.ZERO,
        Duration.ofDays(14),
        exploration,
        false,
        defaults.channels(),
        List.of(),
        Map.of(),
        Map.of(),
        defaults.training());
  }

  public NightlyCampaign campaign() {
    return campaign(campaigns);
  }

  NightlyCampaign campaign(CampaignStore store) {
    return new NightlyCampaign(
        ports(store), new LagrangianPlanner(), DebtorFilter.ALL, NightlySettings.defaults());
  }

  Replanning replanning() {
    return new Replanning(
        ports(campaigns), campaigns, new LagrangianPlanner(), NightlySettings.defaults());
  }

  AppointmentPlanning appointments() {
    return appointments(campaigns);
  }

  AppointmentPlanning appointments(Appointments store) {
    return new AppointmentPlanning(
        ports(campaigns), store, new LagrangianPlanner(), NightlySettings.defaults());
  }

  private NightlyPorts ports(CampaignStore store) {
    return new NightlyPorts(
        ledger,
        store,
        stops,
        decisions,
        audit,
        portfolio.log,
        Shadows.keptIn(shadows, troubles::add),
        portfolio.desks(settings, seed),
        portfolio.rules());
  }

  /** Makes decisions again, with a model made up from a seed. */
  Recomputer recomputer(long modelSeed) {
    return portfolio.recomputer(settings, modelSeed);
  }

  /** Every decision of the world's comes out the same when it is made again now. */
  void assertMadeAgain() {
    Recomputer recomputer = recomputer(seed);
    assertThat(decisions.all(TestPortfolio.CLIENT))
        .allSatisfy(
            decision ->
                assertThat(recomputer.recompute(TestPortfolio.CLIENT, decision).differs())
                    .as(decision.toString())
                    .isEmpty());
  }

  List<String> messages() {
    List<String> messages = new ArrayList<>();
    ledger
        .list(TestPortfolio.CLIENT, 10)
        .forEach(entry -> messages.add(entry.businessDate() + " " + entry.message()));
    return messages;
  }
}
