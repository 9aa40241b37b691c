package org.gelegen.notebooks.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.gelegen.model.campaign.PlanReport.Budget;
import org.gelegen.model.campaign.PlanReport.CellPrice;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.notebooks.reports.SmallGroups.Group;
import org.gelegen.notebooks.reports.pages.Block;
import org.gelegen.notebooks.reports.pages.Report;
import org.gelegen.notebooks.reports.pages.Section;
import org.gelegen.trainer.evaluation.DebtorBootstrap;
import org.gelegen.trainer.evaluation.Interval;

/**
 * The case for other settings, such as more capacity or another budget, from a night planned twice.
 */
final class PlanCase {
  private static final int DEAREST = 10;

  private final ReportOrder order;
  private final Words words;
  private final Trial trial;
  private final BusinessCase common;
  private final long seed;

  PlanCase(ReportPorts ports, ReportOrder order, Trial trial) {
    this.order = order;
    this.trial = trial;
    words = new Words(order.language(), order.client());
    common = new BusinessCase(ports, order, words);
    seed = ports.settings().current(order.client().clientId()).settings().training().seed();
  }

  Report report() {
    List<Section> sections = new ArrayList<>();
    sections.add(change());
    Set<DebtorId> people = new HashSet<>();
    trial.before().contacts().forEach(contact -> people.add(contact.debtorId()));
    trial.after().contacts().forEach(contact -> people.add(contact.debtorId()));
    if (people.size() < SmallGroups.FEWEST) {
      sections.add(
          Section.of(
              words.say("case.gain"),
              new Block.Text(words.say("campaign.few", SmallGroups.FEWEST))));
    } else {
      sections.add(gain());
      sections.add(cost());
      sections.add(scarce());
    }
    sections.add(risk(people.size()));
    sections.add(common.experiments());
    sections.add(
        Section.of(
            words.say("limits"),
            new Block.Points(
                List.of(
                    words.say("limit.night"),
                    words.say("limit.model"),
                    words.say("limit.draw"),
                    words.say("limit.future")))));
    return new Report(
        "business-case-" + order.client().clientId() + "-" + trial.date(),
        order.language().wireName(),
        words.say("case.plan.title", words.day(trial.date())),
        words.say("case.lead", order.client().name(), words.moment(order.asOf())),
        words.say("foot", order.client().name(), trial.date(), words.moment(order.asOf())),
        order.asOf(),
        sections);
  }

  private Section change() {
    return Section.of(
        words.say("case.change"),
        trial.changes().isEmpty()
            ? new Block.Text(words.say("case.unchanged"))
            : new Block.Points(trial.changes()),
        new Block.Text(words.say("case.plan.read", words.day(trial.date()))));
  }

  private Section gain() {
    Interval value = difference(contact -> contact.expectedValue().doubleValue());
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        row(
            words.say("campaign.worth"),
            words.money(sum(trial.before(), contact -> contact.expectedValue().doubleValue())),
            words.money(sum(trial.after(), contact -> contact.expectedValue().doubleValue())),
            words.moneyBetween(value)));
    rows.add(figure("campaign.reached", PlannedContact::reach));
    rows.add(figure("campaign.answered", PlannedContact::response));
    return Section.of(
        words.say("case.gain"),
        new Block.Text(
            words.say(
                value.low() > 0
                    ? "case.plan.more"
                    : value.isBelowZero() ? "case.plan.less" : "case.plan.open")),
        table(words.say("case.plan.gain"), rows));
  }

  private Section cost() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        row(
            words.say("campaign.cost"),
            words.money(sum(trial.before(), contact -> contact.cost().doubleValue())),
            words.money(sum(trial.after(), contact -> contact.cost().doubleValue())),
            words.moneyBetween(difference(contact -> contact.cost().doubleValue()))));
    rows.add(figure("contacts", _ -> 1));
    List<List<String>> channels = new ArrayList<>();
    for (Group<Pair> group : channels()) {
      Pair pair = group.figures();
      channels.add(
          List.of(
              words.value(group.name()),
              words.count(pair.before().size()),
              words.count(pair.after().size()),
              words.money(cost(pair.before())),
              words.money(cost(pair.after()))));
    }
    return Section.of(
        words.say("case.cost"),
        table(words.say("case.plan.cost"), rows),
        new Block.Grid(
            words.say("case.plan.channels"),
            List.of(
                words.say("channel"),
                words.say("contacts.before"),
                words.say("contacts.after"),
                words.say("cost.before"),
                words.say("cost.after")),
            channels));
  }

  /** The contacts of a channel in both plans. */
  private record Pair(List<PlannedContact> before, List<PlannedContact> after) {
    static Pair together(Pair one, Pair other) {
      return new Pair(both(one.before, other.before), both(one.after, other.after));
    }

    /** Of the plan with fewer people, where that has any. */
    long people() {
      long ofBefore = people(before);
      long ofAfter = people(after);
      return ofBefore == 0 ? ofAfter : ofAfter == 0 ? ofBefore : Math.min(ofBefore, ofAfter);
    }

    private static long people(List<PlannedContact> contacts) {
      return contacts.stream().map(PlannedContact::debtorId).distinct().count();
    }

    private static List<PlannedContact> both(List<PlannedContact> one, List<PlannedContact> other) {
      List<PlannedContact> both = new ArrayList<>(one);
      both.addAll(other);
      return both;
    }
  }

  private List<Group<Pair>> channels() {
    Map<String, Pair> channels = new LinkedHashMap<>();
    for (Channel channel : Channel.values()) {
      channels.put(
          channel.wireName(),
          new Pair(over(trial.before(), channel), over(trial.after(), channel)));
    }
    return SmallGroups.of(channels, Pair::people, Pair::together);
  }

  private static List<PlannedContact> over(Trial.Plan plan, Channel channel) {
    return plan.contacts().stream()
        .filter(contact -> contact.action().channel() == channel)
        .toList();
  }

  private static double cost(List<PlannedContact> contacts) {
    return contacts.stream().mapToDouble(contact -> contact.cost().doubleValue()).sum();
  }

  private Section scarce() {
    List<List<String>> rows = new ArrayList<>();
    trial.before().report().cells().stream()
        .filter(cell -> cell.price().signum() > 0 && cell.wanted() >= SmallGroups.FEWEST)
        .sorted(Comparator.comparing(CellPrice::price).reversed())
        .limit(DEAREST)
        .forEach(
            cell ->
                rows.add(
                    List.of(
                        words.say("case.hour", words.value(cell.channel()), cell.hour()),
                        words.count(cell.capacity()),
                        words.count(cell.wanted()),
                        words.money(cell.price()))));
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        rows.isEmpty()
            ? new Block.Text(words.say("case.scarce.none"))
            : new Block.Grid(
                words.say("case.scarce.table"),
                List.of(
                    words.say("case.cell"),
                    words.say("case.capacity"),
                    words.say("case.wanted"),
                    words.say("case.price")),
                rows));
    budget().ifPresent(blocks::add);
    return new Section(words.say("case.scarce"), blocks);
  }

  /** What more money would bring, in the plans that have a budget. */
  private Optional<Block> budget() {
    Budget now = trial.before().report().budget();
    Budget then = trial.after().report().budget();
    String one = words.money(1);
    if (now.limit() == null && then.limit() == null) {
      return Optional.empty();
    }
    String told =
        then.limit() == null
            ? words.say("case.budget.now", one, words.money(now.price()))
            : now.limit() == null
                ? words.say("case.budget.then", one, words.money(then.price()))
                : words.say(
                    "case.budget.both", one, words.money(now.price()), words.money(then.price()));
    return Optional.of(new Block.Text(told));
  }

  private Section risk(int people) {
    List<String> points = new ArrayList<>();
    if (people >= SmallGroups.FEWEST) {
      points.add(
          words.say(
              "case.risk.harm",
              words.number(sum(trial.before(), PlannedContact::harm), 2),
              words.number(sum(trial.after(), PlannedContact::harm), 2),
              words.between(difference(PlannedContact::harm), 2)));
    }
    points.add(words.say("case.risk.settings", order.client().clientId()));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Points(points));
    blocks.addAll(common.trackRecord(common.lately()));
    return new Section(words.say("case.risk"), blocks);
  }

  private Block table(String caption, List<List<String>> rows) {
    return new Block.Grid(
        caption,
        List.of(
            words.say("figure"),
            words.say("case.before"),
            words.say("case.after"),
            words.say("gained")),
        rows);
  }

  private List<String> figure(String key, ToDoubleFunction<PlannedContact> figure) {
    int decimals = key.equals("contacts") ? 0 : 1;
    return row(
        words.say(key),
        words.number(sum(trial.before(), figure), decimals),
        words.number(sum(trial.after(), figure), decimals),
        words.between(difference(figure), decimals));
  }

  private static List<String> row(String name, String before, String after, String difference) {
    return List.of(name, before, after, difference);
  }

  private static double sum(Trial.Plan plan, ToDoubleFunction<PlannedContact> figure) {
    return plan.contacts().stream().mapToDouble(figure).sum();
  }

  /**
   * The sum after less the sum before, with its 95 % interval over debtors with a contact in
   * either.
   */
  private Interval difference(ToDoubleFunction<PlannedContact> figure) {
    Map<DebtorId, Double> byDebtor = new HashMap<>();
    trial
        .before()
        .contacts()
        .forEach(
            contact ->
                byDebtor.merge(contact.debtorId(), -figure.applyAsDouble(contact), Double::sum));
    trial
        .after()
        .contacts()
        .forEach(
            contact ->
                byDebtor.merge(contact.debtorId(), figure.applyAsDouble(contact), Double::sum));
    if (byDebtor.isEmpty()) {
      return new Interval(0, 0, 0);
    }
    double[] differences =
        byDebtor.entrySet().stream()
            .sorted(Comparator.comparing(entry -> entry.getKey().value()))
            .mapToDouble(Map.Entry::getValue)
            .toArray();
    Interval mean =
        new DebtorBootstrap(new SplittableRandom(seed))
            .mean(differences, IntStream.range(0, differences.length).toArray());
    int n = differences.length;
    return new Interval(n * mean.estimate(), n * mean.low(), n * mean.high());
  }
}
