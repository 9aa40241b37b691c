package org.gelegen.notebooks.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.notebooks.reports.pages.Block;
import org.gelegen.notebooks.reports.pages.Block.Fact;
import org.gelegen.notebooks.reports.pages.Report;
import org.gelegen.notebooks.reports.pages.Section;
import org.gelegen.trainer.ModelComparison;
import org.gelegen.trainer.choices.ChoiceValue;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.promotion.Verdict;
import org.jspecify.annotations.Nullable;

/** The case for letting another version decide than the champion. */
final class VersionCase {
  private static final double DAYS_A_MONTH = 30;

  private final ReportPorts ports;
  private final ReportOrder order;
  private final Words words;
  private final ModelVersion champion;
  private final ModelVersion challenger;
  private final BusinessCase common;

  VersionCase(
      ReportPorts ports, ReportOrder order, ModelVersion champion, ModelVersion challenger) {
    this.ports = ports;
    this.order = order;
    this.champion = champion;
    this.challenger = challenger;
    words = new Words(order.language(), order.client());
    common = new BusinessCase(ports, order, words);
  }

  Report report() {
    ModelComparison comparison =
        ports
            .comparer()
            .compare(
                order.client().clientId(),
                champion.number(),
                challenger.number(),
                ports.settings().current(order.client().clientId()),
                order.asOf());
    Lately lately = lately();
    List<Section> sections = new ArrayList<>();
    sections.add(change());
    sections.add(gain(comparison.value(), lately));
    sections.add(cost(lately));
    sections.add(risk(comparison, lately));
    sections.add(common.experiments());
    sections.add(
        Section.of(
            words.say("limits"),
            new Block.Points(
                List.of(
                    words.say("limit.day"),
                    words.say("limit.volume"),
                    words.say("limit.logged"),
                    words.say("limit.expected"),
                    words.say("limit.future")))));
    return new Report(
        "business-case-" + challenger.name(),
        order.language().wireName(),
        words.say("case.version.title", challenger.name(), champion.name()),
        words.say("case.lead", order.client().name(), words.moment(order.asOf())),
        words.say("foot", order.client().name(), challenger.name(), words.moment(order.asOf())),
        order.asOf(),
        sections);
  }

  /** What was planned of late, by the model. */
  private record Lately(
      List<Campaign> campaigns, long nights, long contacts, BigDecimal cost, long people) {
    boolean mayBeTold() {
      return people >= SmallGroups.FEWEST;
    }

    double contactsAMonth() {
      return contacts * DAYS_A_MONTH / Math.max(1, nights);
    }
  }

  private Lately lately() {
    List<Campaign> campaigns = common.lately();
    long contacts = 0;
    BigDecimal cost = BigDecimal.ZERO;
    Set<DebtorId> people = new HashSet<>();
    for (Campaign campaign : campaigns) {
      for (ContactState state :
          ports.campaigns().contacts(campaign.clientId(), campaign.campaignId())) {
        if (!state.contact().ofWorkflow()) {
          contacts++;
          cost = cost.add(state.contact().cost());
          people.add(state.contact().debtorId());
        }
      }
    }
    return new Lately(campaigns, campaigns.size(), contacts, cost, people.size());
  }

  private Section change() {
    return Section.of(
        words.say("case.change"),
        new Block.Facts(
            words.say("case.facts"),
            List.of(
                new Fact(words.say("case.now"), version(champion)),
                new Fact(words.say("case.then"), version(challenger)))));
  }

  private String version(ModelVersion version) {
    return words.say("case.version", version.name(), words.moment(version.asOf()));
  }

  private Section gain(ChoiceValue value, Lately lately) {
    List<Block> blocks = new ArrayList<>();
    switch (value) {
      case ChoiceValue.NotTold notTold ->
          blocks.add(new Block.Text(words.say("case.gain.not", notTold.why())));
      case ChoiceValue.Told told -> {
        blocks.add(
            new Block.Text(
                words.say(
                    verdict(told.difference()),
                    words.count(told.decisions()),
                    words.number(told.effective(), 0))));
        List<List<String>> rows = new ArrayList<>();
        rows.add(
            List.of(
                words.say("case.a-decision"),
                words.money(told.one()),
                words.money(told.other()),
                words.moneyBetween(told.difference())));
        if (lately.mayBeTold()) {
          double times = lately.contactsAMonth();
          rows.add(
              List.of(
                  words.say("case.a-month", words.number(times, 0)),
                  words.money(times * told.one()),
                  words.money(times * told.other()),
                  words.moneyBetween(times(told.difference(), times))));
        }
        blocks.add(
            new Block.Grid(
                words.say("case.gain.table"),
                List.of(
                    words.say("figure"), champion.name(), challenger.name(), words.say("gained")),
                rows));
      }
    }
    Double stored = challenger.metrics().get("value.vsChosen");
    Double low = challenger.metrics().get("value.vsChosen.low");
    Double high = challenger.metrics().get("value.vsChosen.high");
    if (stored != null && low != null && high != null) {
      blocks.add(
          new Block.Text(
              words.say("case.gain.stored", words.moneyBetween(new Interval(stored, low, high)))));
    }
    return new Section(words.say("case.gain"), blocks);
  }

  private static Interval times(Interval interval, double times) {
    return new Interval(
        times * interval.estimate(), times * interval.low(), times * interval.high());
  }

  private static String verdict(Interval difference) {
    return difference.low() > 0
        ? "case.gain.more"
        : difference.isBelowZero() ? "case.gain.less" : "case.gain.open";
  }

  private Section cost(Lately lately) {
    List<Block> blocks = new ArrayList<>();
    if (lately.mayBeTold()) {
      blocks.add(
          new Block.Text(
              words.say(
                  "case.cost.lately",
                  words.count(lately.nights()),
                  words.count(lately.contacts()),
                  words.money(lately.cost()),
                  words.money(lately.cost().doubleValue() / lately.contacts()))));
    } else {
      blocks.add(new Block.Text(words.say("case.cost.few")));
    }
    blocks.add(new Block.Text(words.say("case.cost.within")));
    return new Section(words.say("case.cost"), blocks);
  }

  private Section risk(ModelComparison comparison, Lately lately) {
    List<String> points = new ArrayList<>();
    if (comparison.value() instanceof ChoiceValue.Told told) {
      points.add(
          words.say(
              "case.risk.low",
              words.moneyMore(told.difference().low()),
              words.moneyMore(told.difference().high())));
      points.add(words.say("case.risk.beyond", words.share(told.beyond())));
    }
    if (!comparison.fair()) {
      points.add(words.say("case.risk.unfair"));
    }
    String why = challenger.notes().get(Verdict.REASON_NOTE);
    if (why != null) {
      points.add(words.say("case.risk.rules", why));
    }
    points.add(words.say("case.risk.back", order.client().clientId()));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Points(points));
    List<List<String>> rows = new ArrayList<>();
    new TreeMap<>(comparison.heads())
        .forEach(
            (target, side) ->
                rows.add(
                    List.of(
                        words.say("head." + target.wireName()),
                        words.count(side.first().n()),
                        words.number(side.first().logLoss(), 4),
                        words.number(side.second().logLoss(), 4),
                        difference(side.difference()))));
    if (!rows.isEmpty()) {
      blocks.add(
          new Block.Grid(
              words.say("case.heads", words.moment(comparison.since())),
              List.of(
                  words.say("head"),
                  words.say("contacts"),
                  champion.name(),
                  challenger.name(),
                  words.say("case.worse")),
              rows));
    }
    blocks.addAll(common.trackRecord(lately.campaigns()));
    return new Section(words.say("case.risk"), blocks);
  }

  private String difference(@Nullable Interval difference) {
    return difference == null ? words.say("case.little") : words.between(difference, 4);
  }
}
