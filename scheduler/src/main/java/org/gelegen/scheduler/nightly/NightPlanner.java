package org.gelegen.scheduler.nightly;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.PlanCount;
import org.gelegen.model.campaign.PlanReport.RuleCount;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Evaluation;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.scheduler.planning.CampaignPlan;
import org.gelegen.scheduler.planning.CampaignPlanner;
import org.gelegen.scheduler.planning.DebtorOptions;
import org.gelegen.scheduler.planning.Limits;

/**
 * Plans a week, of which the first day is to be committed. An action later in the week competes as
 * the reason to wait: a debtor for whom Thursday is better is left in peace tomorrow.
 *
 * <p>Debtors are evaluated twice: once for the few numbers that the planner needs, and again, from
 * the same histories and so with the same result, for what is written down. Keeping the evaluations
 * of a million debtors in between would take gigabytes.
 *
 * <p>Everybody is planned by value; then {@link Exploration} gives some another option, for
 * learning. An appointment is kept whatever it is worth, before anything is planned.
 */
final class NightPlanner {
  private static final int CHUNK = 1_000;

  private final NightFrame frame;
  private final CampaignStore campaigns;
  private final CampaignPlanner planner;
  private final Runnable signOfLife;

  /**
   * Readies a night.
   *
   * @param signOfLife is called now and then; what it throws ends the planning
   */
  NightPlanner(
      NightFrame frame, CampaignStore campaigns, CampaignPlanner planner, Runnable signOfLife) {
    this.frame = frame;
    this.campaigns = campaigns;
    this.planner = planner;
    this.signOfLife = signOfLife;
  }

  /**
   * Plans for the debtors that no experiment leaves alone and who do not object to profiling.
   *
   * @param log takes the decisions, batch by batch, one thread at a time
   */
  Night plan(List<DebtorHistory> histories, Consumer<List<Decision>> log) {
    List<DebtorHistory> debtors =
        histories.stream()
            .filter(history -> frame.placements().decider(history.debtorId()).isPresent())
            .sorted(Comparator.comparing(DebtorHistory::debtorId))
            .toList();
    int threads = frame.settings().threads();
    List<FirstLook> first =
        Parts.inOrder(
            threads,
            debtors.size(),
            (from, to) -> {
              FirstLook look = new FirstLook(frame);
              evaluate(debtors, from, to, (seen, _) -> look.add(seen));
              return look;
            });
    Map<Integer, Integer> promised = new HashMap<>(frame.left().taken());
    double[] promisedCost = new double[Cells.DAYS];
    promisedCost[0] = frame.left().spent();
    Draws draws = new Draws();
    List<DebtorOptions> parts = new ArrayList<>();
    RuleCounts rules = new RuleCounts();
    for (FirstLook look : first) {
      rules.add(look.rules());
      parts.add(look.options());
      draws.append(look.draws());
      look.promisedInto(promised, promisedCost);
    }
    DebtorOptions options = DebtorOptions.joined(parts);
    Limits limits = frame.cells().limits(promised, promisedCost);
    CampaignPlan plan = planner.plan(options, limits);
    Exploration explored = new Exploration(options, limits, plan, draws);
    signOfLife.run();
    Consumer<List<Decision>> oneByOne =
        decisions -> {
          synchronized (this) {
            log.accept(decisions);
          }
        };
    List<SecondLook> second =
        Parts.inOrder(
            threads,
            debtors.size(),
            (from, to) -> {
              SecondLook look = new SecondLook(frame, explored, oneByOne);
              evaluate(debtors, from, to, look::add);
              look.flush();
              return look;
            });
    Reporter reporter = new Reporter(frame, options, limits, plan, explored.plan());
    long objected =
        histories.stream()
            .filter(history -> frame.placements().objects(history.debtorId()))
            .count();
    return night(reporter, rules.counts(), second, histories.size() - debtors.size() - objected);
  }

  private void evaluate(
      List<DebtorHistory> debtors, int from, int to, ObjIntConsumer<Evaluator.Seen> use) {
    Evaluator evaluator = new Evaluator(frame);
    for (int start = from; start < to; start += CHUNK) {
      signOfLife.run();
      int end = Math.min(to, start + CHUNK);
      Map<DebtorId, List<Attempt>> pending = pending(debtors.subList(start, end));
      for (int i = start; i < end; i++) {
        DebtorHistory history = debtors.get(i);
        use.accept(evaluator.look(history, pending.getOrDefault(history.debtorId(), List.of())), i);
      }
    }
  }

  private Map<DebtorId, List<Attempt>> pending(List<DebtorHistory> debtors) {
    Set<DebtorId> ids = new HashSet<>();
    debtors.forEach(history -> ids.add(history.debtorId()));
    ClientId client = frame.decider().client().clientId();
    Map<DebtorId, List<Attempt>> attempts = new HashMap<>();
    for (Map.Entry<DebtorId, List<ContactState>> entry :
        campaigns.pending(client, ids).entrySet()) {
      attempts.put(
          entry.getKey(),
          entry.getValue().stream().map(state -> state.contact().asAttempt()).toList());
    }
    return attempts;
  }

  private Night night(
      Reporter reporter, List<RuleCount> exclusions, List<SecondLook> looks, long leftAlone) {
    List<PlannedContact> contacts = new ArrayList<>();
    TreeMap<String, Long> counts = new TreeMap<>();
    BigDecimal promised = BigDecimal.ZERO;
    for (SecondLook look : looks) {
      contacts.addAll(look.contacts());
      look.counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
      promised = promised.add(look.promisedValue());
    }
    counts.put(PlanCount.CONTACTS.wireName(), (long) contacts.size());
    if (leftAlone > 0) {
      counts.put(PlanCount.LEFT_ALONE.wireName(), leftAlone);
    }
    BigDecimal value =
        contacts.stream()
            .map(PlannedContact::expectedValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    // The first day could be worth more by what the week could, were the other days to stay.
    CampaignPlan explored = reporter.explored();
    BigDecimal missing = Evaluation.money(explored.upperBound() - explored.value());
    Campaign campaign =
        new Campaign(
            frame.decider().client().clientId(),
            frame.ids().campaign(),
            frame.date(),
            frame.now(),
            frame.decider().modelVersion(),
            value,
            value.add(missing),
            counts);
    return new Night(campaign, contacts, reporter.report(contacts, counts, exclusions));
  }
}
