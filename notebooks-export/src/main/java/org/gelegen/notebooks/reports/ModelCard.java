package org.gelegen.notebooks.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.registry.DamagedModelException;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.notebooks.reports.Measure.Foretold;
import org.gelegen.notebooks.reports.Tally.Contact;
import org.gelegen.notebooks.reports.pages.Block;
import org.gelegen.notebooks.reports.pages.Block.Fact;
import org.gelegen.notebooks.reports.pages.Report;
import org.gelegen.notebooks.reports.pages.Section;
import org.gelegen.notebooks.rows.ScoredContact;
import org.gelegen.trainer.ReliabilityTable;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.promotion.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A card of a version: what it is, what it was learned from, how good it was on later contacts, for
 * whom, and what it cannot do.
 *
 * @see "Mitchell and others: Model Cards for Model Reporting, FAT* 2019"
 */
final class ModelCard {
  private static final int FEWEST_UNSEEN = 100;
  private static final Duration LOOKED_BACK = Duration.ofDays(90);
  private static final List<Target> HEADS =
      List.of(Target.REACH, Target.RESPONSE, Target.HARM, Target.SELF_CURE);

  private final ReportPorts ports;
  private final ReportOrder order;
  private final Words words;
  private final ModelVersion version;

  ModelCard(ReportPorts ports, ReportOrder order, ModelVersion version) {
    this.ports = ports;
    this.order = order;
    this.version = version;
    words = new Words(order.language(), order.client());
  }

  Report report() {
    List<Section> sections = new ArrayList<>();
    sections.add(what());
    sections.add(data());
    sections.add(metrics());
    sections.add(calibration());
    CompiledModel model = load();
    List<String> limits = new ArrayList<>();
    if (model == null) {
      sections.add(Section.of(words.say("groups"), new Block.Text(words.say("card.damaged"))));
    } else {
      sections.add(groups(model, limits));
    }
    sections.add(limits(limits));
    return new Report(
        "model-card-" + version.name(),
        order.language().wireName(),
        words.say("card.title", version.name()),
        words.say("card.lead", order.client().name(), words.moment(order.asOf())),
        words.say("foot", order.client().name(), version.name(), words.moment(order.asOf())),
        order.asOf(),
        sections);
  }

  private @Nullable CompiledModel load() {
    try {
      return CompiledModelFormat.read(
          ports.registry().loadCompiled(version.clientId(), version.number()));
    } catch (DamagedModelException e) {
      return null;
    }
  }

  private Section what() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(words.say("card.version"), version.name()));
    facts.add(
        new Fact(
            words.say("card.state"),
            words.say(version.champion() ? "card.champion" : "card.not-champion")));
    String why = version.notes().get(Verdict.REASON_NOTE);
    if (why != null) {
      facts.add(new Fact(words.say("card.why"), why));
    }
    facts.add(new Fact(words.say("card.trained"), words.moment(version.trainedAt())));
    facts.add(new Fact(words.say("card.asof"), words.moment(version.asOf())));
    facts.add(new Fact(words.say("card.settings"), Integer.toString(version.settingsVersion())));
    facts.add(new Fact(words.say("card.seed"), Long.toString(version.seed())));
    facts.add(new Fact(words.say("card.fingerprint"), version.dataFingerprint()));
    List<List<String>> learners = new ArrayList<>();
    for (Target head : HEADS) {
      String prefix = head.wireName() + ".";
      List<String> weights = new ArrayList<>();
      version
          .notes()
          .subMap(prefix, prefix + Character.MAX_VALUE)
          .forEach(
              (name, weight) -> {
                if (name.endsWith(".weight")) {
                  String learner =
                      name.substring(prefix.length(), name.length() - ".weight".length());
                  weights.add(words.value(learner) + " " + weight);
                }
              });
      learners.add(
          List.of(
              words.say("head." + head.wireName()),
              weights.isEmpty() ? words.none() : String.join(", ", weights)));
    }
    return Section.of(
        words.say("card.what"),
        new Block.Text(words.say("card.purpose")),
        new Block.Facts(words.say("card.facts"), facts),
        new Block.Grid(
            words.say("card.learners"),
            List.of(words.say("head"), words.say("card.weights")),
            learners));
  }

  private Section data() {
    List<List<String>> rows = new ArrayList<>();
    for (Target head : HEADS) {
      rows.add(
          List.of(
              words.say("head." + head.wireName()),
              note(head.wireName() + ".rows"),
              positives(head)));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Text(
            words.say(
                "card.data",
                note("contacts"),
                note("freeDays"),
                words.moment(version.asOf()),
                note("pool.contributors"))));
    blocks.add(
        new Block.Grid(
            words.say("card.rows"),
            List.of(words.say("head"), words.say("examples"), words.say("positives")),
            rows));
    CompiledModel model = load();
    if (model != null) {
      int own = model.schema().attributes().size();
      blocks.add(
          new Block.Text(
              words.say("card.features", words.count(model.schema().size()), words.count(own))));
    }
    return new Section(words.say("card.dataHead"), blocks);
  }

  private String note(String name) {
    String note = version.notes().get(name);
    return note == null ? words.none() : words.count(Long.parseLong(note));
  }

  private String positives(Target head) {
    String note = version.notes().get(head.wireName() + ".positives");
    return note == null ? words.none() : words.people(Long.parseLong(note));
  }

  private Section metrics() {
    List<List<String>> rows = new ArrayList<>();
    for (Target head : HEADS) {
      String name = head.wireName();
      if (metric(name + ".n") != null) {
        rows.add(
            List.of(
                words.say("head." + name),
                words.count(Math.round(required(name + ".n"))),
                came(name),
                between(name + ".auc", 3),
                between(name + ".logloss", 4),
                between(name + ".brier", 4),
                calibrationError(name)));
      }
    }
    if (rows.isEmpty()) {
      return Section.of(words.say("metrics"), new Block.Text(words.say("card.unjudged")));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Text(words.say("card.judged")));
    blocks.add(
        new Block.Grid(
            words.say("metrics.table"),
            List.of(
                words.say("head"),
                words.say("contacts"),
                words.say("came"),
                words.say("auc"),
                words.say("logloss"),
                words.say("brier"),
                words.say("ece")),
            rows));
    List<List<String>> channels = channels();
    if (!channels.isEmpty()) {
      blocks.add(
          new Block.Grid(
              words.say("metrics.channels"),
              List.of(
                  words.say("channel"),
                  words.say("head"),
                  words.say("contacts"),
                  words.say("came"),
                  words.say("auc"),
                  words.say("ece")),
              channels));
    }
    blocks.add(new Block.Text(words.say("metrics.read")));
    return new Section(words.say("metrics"), blocks);
  }

  private List<List<String>> channels() {
    List<List<String>> rows = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      for (Target head : List.of(Target.REACH, Target.RESPONSE)) {
        String name = head.wireName() + "." + channel.wireName();
        if (metric(name + ".n") != null) {
          rows.add(
              List.of(
                  words.value(channel),
                  words.say("head." + head.wireName()),
                  words.count(Math.round(required(name + ".n"))),
                  came(name),
                  between(name + ".auc", 3),
                  calibrationError(name)));
        }
      }
    }
    return rows;
  }

  private @Nullable Double metric(String name) {
    return version.metrics().get(name);
  }

  private double required(String name) {
    return Optional.ofNullable(metric(name)).orElseThrow();
  }

  /** The share that came true, where those and the others are enough contacts to be told of. */
  private String came(String name) {
    double rate = required(name + ".baseRate");
    double came = Math.min(rate, 1 - rate) * required(name + ".n");
    return came < SmallGroups.FEWEST ? words.say("few") : words.share(rate);
  }

  private String between(String name, int decimals) {
    Double value = metric(name);
    return value == null
        ? words.none()
        : words.between(value, metric(name + ".low"), metric(name + ".high"), decimals);
  }

  private String calibrationError(String name) {
    Double error = metric(name + ".ece");
    Double chance = metric(name + ".eceByChance");
    return error == null || chance == null
        ? words.none()
        : words.say("ece.chance", words.number(error, 4), words.number(chance, 4));
  }

  private Section calibration() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Text(words.say("calibration.read")));
    Diagrams diagrams = new Diagrams(words);
    for (ReliabilityTable.Diagram diagram : stored()) {
      if (diagram.channel().equals(ReliabilityTable.ALL)) {
        blocks.addAll(diagrams.of(words.say("head." + diagram.head()), diagram.reliability()));
      }
    }
    if (blocks.size() == 1) {
      blocks.add(new Block.Text(words.say("calibration.none")));
    }
    return new Section(words.say("calibration"), blocks);
  }

  private List<ReliabilityTable.Diagram> stored() {
    try {
      return ports
          .registry()
          .findFile(version.clientId(), version.number(), ReliabilityTable.FILE)
          .map(ReliabilityTable::read)
          .orElse(List.of());
    } catch (DamagedModelException e) {
      return List.of();
    }
  }

  private Section groups(CompiledModel model, List<String> limits) {
    ClientSettings settings = ports.settings().current(version.clientId()).settings();
    Instant knownUntil = lastRecord();
    Instant learned = version.asOf().isBefore(knownUntil) ? version.asOf() : knownUntil;
    Period unseen = new Period(learned, knownUntil);
    Period seen = new Period(learned.minus(LOOKED_BACK), learned);
    Tallies later = tallies(unseen);
    Tallies earlier = tallies(seen);
    ports
        .learnable()
        .forEachDebtor(
            version.clientId(),
            debtor -> {
              for (Period period : List.of(unseen, seen)) {
                DebtorLook look =
                    DebtorLook.at(
                        debtor, order.client(), period, knownUntil, settings.responseWindow());
                if (look.open()) {
                  (period.equals(unseen) ? later : earlier)
                      .add(look.debtor(), foretold(model, look.contacts()));
                }
              }
            });
    Tally.Error reach = later.all().error(Measure.REACHED);
    boolean fair = reach != null && reach.n() >= FEWEST_UNSEEN;
    Period told = fair ? unseen : seen;
    if (!fair) {
      limits.add(words.say("limit.seen", FEWEST_UNSEEN));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Text(
            words.say(
                fair ? "groups.unseen" : "groups.seen",
                words.moment(told.from()),
                words.moment(told.until()))));
    blocks.addAll((fair ? later : earlier).tables(words, told.days()));
    blocks.add(new Block.Text(words.say("groups.read", SmallGroups.FEWEST)));
    return new Section(words.say("groups"), blocks);
  }

  private Tallies tallies(Period period) {
    return new Tallies(period.until().atZone(order.client().timeZone()).toLocalDate());
  }

  private static List<Contact> foretold(CompiledModel model, List<DebtorLook.Made> contacts) {
    List<Contact> foretold = new ArrayList<>();
    for (DebtorLook.Made made : contacts) {
      ScoredContact.Predicted predicted =
          new ScoredContact(made.before(), made.contact()).predicted(model);
      foretold.add(
          new Contact(
              made.labelled(),
              new Foretold(predicted.reach(), predicted.response(), predicted.harm())));
    }
    return foretold;
  }

  private Instant lastRecord() {
    Instant[] last = {Instant.EPOCH};
    ports
        .learnable()
        .forEachDebtor(
            version.clientId(),
            debtor -> {
              for (PortfolioRecord record : debtor.records()) {
                if (record.at().isAfter(last[0]) && !record.at().isAfter(order.asOf())) {
                  last[0] = record.at();
                }
              }
            });
    return last[0];
  }

  private Section limits(List<String> limits) {
    limits.add(words.say("limit.judged"));
    limits.add(words.say("limit.observed"));
    limits.add(words.say("limit.cause"));
    limits.add(words.say("limit.rules"));
    limits.add(words.say("limit.groups"));
    if (metric("reach.n") == null) {
      limits.add(words.say("limit.unjudged"));
    }
    version
        .notes()
        .forEach(
            (name, why) -> {
              if (name.startsWith("leak.")) {
                limits.add(leak(name.substring("leak.".length())));
              }
              if (name.endsWith(".time") && !why.startsWith("an effect")) {
                limits.add(noEffectOfTime(headOf(name)));
              }
            });
    return Section.of(words.say("limits"), new Block.Points(limits));
  }

  /** What is suspected of an attribute, by the watch that found it and the attribute's name. */
  private String leak(String found) {
    int end = found.indexOf('.');
    String watch = found.substring(0, end);
    String attribute = found.substring(end + 1);
    return watch.equals("changes")
        ? words.say("limit.leak.changes", attribute)
        : words.say("limit.leak.tells", attribute, words.say("head." + watch));
  }

  private String noEffectOfTime(String head) {
    Double gain = metric(head + ".time.gain");
    return gain == null
        ? words.say("limit.time.unmeasured", words.say("head." + head))
        : words.say(
            "limit.time",
            words.say("head." + head),
            words.between(
                gain, metric(head + ".time.gain.low"), metric(head + ".time.gain.high"), 5));
  }

  private static String headOf(String note) {
    return note.substring(0, note.indexOf('.'));
  }
}
