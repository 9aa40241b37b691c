package org.gelegen.notebooks.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.notebooks.reports.PlannedOutcomes.Known;
import org.gelegen.notebooks.reports.SmallGroups.Group;
import org.gelegen.notebooks.reports.pages.Block;
import org.gelegen.notebooks.reports.pages.Block.Fact;
import org.gelegen.notebooks.reports.pages.Report;
import org.gelegen.notebooks.reports.pages.Section;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.evaluation.Metrics;

/** What a campaign, or those of some nights, planned, and what came of it. */
final class CampaignReport {
  private final ReportPorts ports;
  private final ReportOrder order;
  private final List<Campaign> campaigns;
  private final Words words;
  private final long seed;

  /**
   * Reports.
   *
   * @param campaigns not empty, by business date
   */
  CampaignReport(ReportPorts ports, ReportOrder order, List<Campaign> campaigns) {
    this.ports = ports;
    this.order = order;
    this.campaigns = campaigns;
    words = new Words(order.language(), order.client());
    seed = ports.settings().current(order.client().clientId()).settings().training().seed();
  }

  Report report() {
    PlannedOutcomes outcomes = PlannedOutcomes.of(ports, order, campaigns);
    boolean one = campaigns.size() == 1;
    String first = words.day(campaigns.getFirst().date());
    String dates =
        one ? first : words.say("campaign.dates", first, words.day(campaigns.getLast().date()));
    String name = order.client().clientId() + "-" + campaigns.getFirst().date();
    List<Section> sections = new ArrayList<>();
    boolean few = people(outcomes.states()) < SmallGroups.FEWEST;
    sections.add(what(few));
    if (few) {
      sections.add(
          Section.of(
              words.say("campaign.plan"),
              new Block.Text(words.say("campaign.few", SmallGroups.FEWEST))));
    } else {
      sections.add(counts());
      sections.add(plan(outcomes.states()));
      sections.add(fate(outcomes.states()));
      sections.add(came(outcomes));
      sections.add(calibration(outcomes));
      sections.add(groups(outcomes));
    }
    sections.add(limits());
    return new Report(
        "campaign-" + name + (one ? "" : "-" + campaigns.getLast().date()),
        order.language().wireName(),
        words.say("campaign.title", dates),
        words.say("campaign.lead", order.client().name(), words.moment(order.asOf())),
        words.say("foot", order.client().name(), dates, words.moment(order.asOf())),
        order.asOf(),
        sections);
  }

  /** What it is, and unless it is of few people what it is worth. */
  private Section what(boolean few) {
    Set<String> versions = new TreeSet<>();
    BigDecimal value = BigDecimal.ZERO;
    BigDecimal bound = BigDecimal.ZERO;
    for (Campaign campaign : campaigns) {
      value = value.add(campaign.value());
      bound = bound.add(campaign.upperBound());
      versions.add(campaign.modelVersion());
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(words.say("campaign.nights"), words.count(campaigns.size())));
    if (campaigns.size() == 1) {
      facts.add(new Fact(words.say("campaign.id"), campaigns.getFirst().campaignId()));
      facts.add(
          new Fact(words.say("campaign.planned"), words.moment(campaigns.getFirst().plannedAt())));
    }
    facts.add(new Fact(words.say("campaign.versions"), String.join(", ", versions)));
    if (!few) {
      facts.add(new Fact(words.say("campaign.value"), words.money(value)));
      facts.add(new Fact(words.say("campaign.bound"), words.money(bound)));
    }
    return Section.of(
        words.say("campaign.what"),
        new Block.Text(words.say("campaign.purpose")),
        new Block.Facts(words.say("campaign.facts"), facts));
  }

  private Section counts() {
    CampaignCounts counts = CampaignCounts.of(campaigns.stream().map(Campaign::counts).toList());
    List<Block> blocks = new ArrayList<>();
    counts
        .debtors()
        .ifPresent(
            debtors ->
                blocks.add(new Block.Text(words.say("campaign.debtors", words.count(debtors)))));
    blocks.addAll(table("campaign.counts.contacts", counts.contacts()));
    blocks.addAll(table("campaign.counts.left", counts.leftAlone()));
    blocks.addAll(table("campaign.counts.beside", counts.beside()));
    blocks.add(new Block.Text(words.say("campaign.counts.read", SmallGroups.FEWEST)));
    return new Section(words.say("campaign.counts"), blocks);
  }

  private List<Block> table(String caption, List<Group<Long>> counts) {
    return counts.isEmpty()
        ? List.of()
        : List.of(
            new Block.Grid(
                words.say(caption),
                List.of(words.say("campaign.count"), words.say("count")),
                counts.stream()
                    .map(it -> List.of(name(it, counts), words.count(it.figures())))
                    .toList()));
  }

  /** Where all were put together, there are no others. */
  private String name(Group<Long> count, List<Group<Long>> counts) {
    boolean all = counts.size() == 1 && count.name().equals(SmallGroups.OTHERS);
    return all ? words.say("all") : words.value(count.name());
  }

  /** The contacts of some states. */
  private record Part(List<ContactState> states) {
    static Part together(Part one, Part other) {
      List<ContactState> both = new ArrayList<>(one.states);
      both.addAll(other.states);
      return new Part(both);
    }

    double sum(ToDoubleFunction<PlannedContact> figure) {
      return states.stream().map(ContactState::contact).mapToDouble(figure).sum();
    }
  }

  private static long people(List<ContactState> states) {
    Set<DebtorId> people = new HashSet<>();
    states.forEach(state -> people.add(state.contact().debtorId()));
    return people.size();
  }

  private Section plan(List<ContactState> states) {
    Map<String, Part> byChannel = new LinkedHashMap<>();
    for (Channel channel : Channel.values()) {
      List<ContactState> its =
          states.stream().filter(state -> state.contact().action().channel() == channel).toList();
      if (!its.isEmpty()) {
        byChannel.put(channel.wireName(), new Part(its));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (Group<Part> group :
        SmallGroups.of(byChannel, part -> people(part.states()), Part::together)) {
      rows.add(row(words.value(group.name()), group.figures()));
    }
    rows.add(row(words.say("all"), new Part(states)));
    return Section.of(
        words.say("campaign.plan"),
        new Block.Text(words.say("campaign.plan.read")),
        new Block.Grid(
            words.say("campaign.plan.table"),
            List.of(
                words.say("channel"),
                words.say("debtors"),
                words.say("contacts"),
                words.say("campaign.cost"),
                words.say("campaign.reached"),
                words.say("campaign.answered"),
                words.say("campaign.harmed"),
                words.say("campaign.worth")),
            rows));
  }

  private List<String> row(String name, Part part) {
    return List.of(
        name,
        words.count(people(part.states())),
        words.count(part.states().size()),
        words.money(part.sum(contact -> contact.cost().doubleValue())),
        words.number(part.sum(PlannedContact::reach), 1),
        words.number(part.sum(PlannedContact::response), 1),
        words.number(part.sum(PlannedContact::harm), 2),
        words.money(part.sum(contact -> contact.expectedValue().doubleValue())));
  }

  private Section fate(List<ContactState> states) {
    Map<ContactStatus, List<ContactState>> byStatus =
        states.stream()
            .collect(
                Collectors.groupingBy(ContactState::status, TreeMap::new, Collectors.toList()));
    Map<String, Part> parts = new LinkedHashMap<>();
    byStatus.forEach((status, its) -> parts.put(status.wireName(), new Part(its)));
    List<List<String>> rows = new ArrayList<>();
    for (Group<Part> group : SmallGroups.of(parts, part -> people(part.states()), Part::together)) {
      rows.add(
          List.of(
              words.value(group.name()),
              words.count(group.figures().states().size()),
              words.share((double) group.figures().states().size() / states.size())));
    }
    return Section.of(
        words.say("campaign.fate"),
        new Block.Grid(
            words.say("campaign.fate.table"),
            List.of(words.say("campaign.status"), words.say("contacts"), words.say("part")),
            rows));
  }

  private Section came(PlannedOutcomes outcomes) {
    List<List<String>> rows = new ArrayList<>();
    outcomes
        .known()
        .forEach(
            (measure, known) -> {
              String name = words.say("measure." + measure.wireName());
              if (known.people() < SmallGroups.FEWEST) {
                rows.add(
                    List.of(
                        name,
                        words.say("few"),
                        words.none(),
                        words.none(),
                        words.none(),
                        words.none()));
              } else {
                rows.add(row(name, known));
              }
            });
    return Section.of(
        words.say("campaign.came"),
        new Block.Text(words.say("campaign.came.read")),
        new Block.Grid(
            words.say("campaign.came.table"),
            List.of(
                words.say("measure"),
                words.say("contacts"),
                words.say("predicted"),
                words.say("came"),
                words.say("auc"),
                words.say("logloss")),
            rows));
  }

  private List<String> row(String name, Known known) {
    Interval share = known.share(seed);
    Metrics metrics = known.metrics();
    Map<String, Double> ends = known.intervals(seed);
    boolean few =
        Math.min(known.peopleItCameTrueOf(), known.peopleItDidNotComeTrueOf()) < SmallGroups.FEWEST;
    Double auc = metrics.auc();
    return List.of(
        name,
        words.count(known.size()),
        words.share(known.predicted()),
        few
            ? words.say("few")
            : words.say(
                "interval",
                words.share(share.estimate()),
                words.share(share.low()),
                words.share(share.high())),
        few || auc == null
            ? words.none()
            : words.between(auc, ends.get("m.auc.low"), ends.get("m.auc.high"), 3),
        few
            ? words.none()
            : words.between(
                metrics.logLoss(), ends.get("m.logloss.low"), ends.get("m.logloss.high"), 4));
  }

  private Section calibration(PlannedOutcomes outcomes) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Text(words.say("calibration.read")));
    Diagrams diagrams = new Diagrams(words);
    for (Measure measure : List.of(Measure.REACHED, Measure.ANSWERED)) {
      Known known = outcomes.known().get(measure);
      if (known != null) {
        blocks.addAll(diagrams.of(words.say("measure." + measure.wireName()), known.reliability()));
      }
    }
    return new Section(words.say("calibration"), blocks);
  }

  private Section groups(PlannedOutcomes outcomes) {
    long others = outcomes.tallies().all().debtors() - people(outcomes.states());
    if (others > 0 && others < SmallGroups.FEWEST) {
      // The whole is told with the groups, so that it would tell of these few.
      return Section.of(
          words.say("groups"),
          new Block.Text(words.say("campaign.groups.few", SmallGroups.FEWEST)));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Text(words.say("campaign.groups")));
    blocks.addAll(outcomes.tallies().tables(words, outcomes.period().days()));
    blocks.add(new Block.Text(words.say("groups.read", SmallGroups.FEWEST)));
    return new Section(words.say("groups"), blocks);
  }

  private Section limits() {
    return Section.of(
        words.say("limits"),
        new Block.Points(
            List.of(
                words.say("limit.open"),
                words.say("limit.causes"),
                words.say("limit.expected"),
                words.say("limit.rules"),
                words.say("limit.groups"))));
  }
}
