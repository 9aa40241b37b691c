package org.gelegen.app.profiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gelegen.app.yaml.YamlKeys;
import org.gelegen.app.yaml.YamlValue;
import org.gelegen.app.yaml.YamlValue.Refused;
import org.gelegen.datasets.simulator.NamedProfile;
import org.gelegen.datasets.simulator.NamedProfiles;
import org.gelegen.datasets.simulator.PortfolioProfile;
import org.gelegen.datasets.simulator.PortfolioProfile.AddressShares;
import org.gelegen.datasets.simulator.PortfolioProfile.Arrears;
import org.gelegen.datasets.simulator.PortfolioProfile.Creditor;
import org.gelegen.datasets.simulator.PortfolioProfile.Habits;
import org.gelegen.datasets.simulator.PortfolioProfile.StageAt;
import org.gelegen.datasets.simulator.PortfolioProfile.Temperament;
import org.gelegen.datasets.simulator.WorkPattern;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.portfolio.WireName;

/**
 * A profile of one's own: it is like a named one in everything that its file does not name. What
 * each number does is in {@code docs/simulator.md}.
 */
public final class ProfileFile {
  private static final double LARGEST = 100;

  private ProfileFile() {}

  /**
   * Reads a file.
   *
   * @throws GelegenException when it cannot be read or is no profile, with the line
   */
  public static NamedProfile read(Path file) {
    try {
      return profile(YamlValue.parse(Files.readString(file)));
    } catch (Refused e) {
      throw new GelegenException(file + ", line " + e.line() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new GelegenException("the profile " + file + " cannot be read: " + e, e);
    }
  }

  private static NamedProfile profile(YamlValue value) {
    YamlKeys keys = new YamlKeys(value);
    NamedProfile like = keys.require("like", ProfileFile::named);
    PortfolioProfile base = like.profile();
    PortfolioProfile profile =
        new PortfolioProfile(
            creditor(keys, base.creditor()),
            keys.find("debtors", ProfileFile::debtors).orElse(base.debtors()),
            keys.find("seed", ProfileFile::seed).orElse(base.seed()),
            keys.find("start", YamlKeys::date).orElse(base.start()),
            in(keys, "habits", base.habits(), ProfileFile::habits),
            in(keys, "temperament", base.temperament(), ProfileFile::temperament),
            in(keys, "arrears", base.arrears(), ProfileFile::arrears),
            in(keys, "patterns", base.patterns(), (its, _) -> patterns(its)),
            in(keys, "channels", base.channels(), ProfileFile::channels),
            base.debtorAttributes(),
            base.caseAttributes());
    keys.refuseOthers();
    return like.with(profile);
  }

  /** Reads a part of a profile that is like another. */
  private interface Part<T> {
    T read(YamlKeys keys, T base);
  }

  private static <T> T in(YamlKeys keys, String key, T base, Part<T> part) {
    Optional<YamlValue> value = keys.find(key);
    if (value.isEmpty()) {
      return base;
    }
    YamlKeys its = new YamlKeys(value.get());
    T read = part.read(its, base);
    its.refuseOthers();
    return read;
  }

  private static NamedProfile named(String name) {
    return NamedProfiles.find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be one of "
                        + NamedProfiles.all().stream()
                            .map(NamedProfile::name)
                            .collect(Collectors.joining(", "))
                        + " but is \""
                        + name
                        + "\""));
  }

  private static Creditor creditor(YamlKeys keys, Creditor base) {
    return new Creditor(
        keys.find("client", ClientId::new).orElse(base.clientId()),
        keys.find("name", text -> text).orElse(base.name()),
        keys.find("party", text -> WireName.require(Party.class, text)).orElse(base.party()),
        keys.find("country", ProfileFile::country).orElse(base.country()),
        keys.find("timeZone", ProfileFile::zone).orElse(base.zone()),
        keys.find("currency", Currency::getInstance).orElse(base.currency()));
  }

  private static Habits habits(YamlKeys keys, Habits base) {
    return new Habits(
        number(keys, "group", base.group(), LARGEST),
        number(keys, "own", base.own(), LARGEST),
        number(keys, "taste", base.taste(), LARGEST),
        number(keys, "payday", base.payday(), LARGEST),
        number(keys, "spread", base.spread(), LARGEST),
        number(keys, "changing", base.changing(), 1));
  }

  private static Temperament temperament(YamlKeys keys, Temperament base) {
    Temperament read =
        new Temperament(
            number(keys, "willingAndAble", base.willingAndAble(), LARGEST),
            number(keys, "willingNotAble", base.willingNotAble(), LARGEST),
            number(keys, "ableNotWilling", base.ableNotWilling(), LARGEST),
            number(keys, "neither", base.neither(), LARGEST),
            number(keys, "selfCure", base.selfCure(), LARGEST),
            keys.find("response", text -> number(text, -LARGEST, LARGEST)).orElse(base.response()),
            number(keys, "fatigue", base.fatigue(), LARGEST),
            number(keys, "harm", base.harm(), LARGEST),
            number(keys, "vulnerable", base.vulnerable(), 1));
    double all =
        read.willingAndAble() + read.willingNotAble() + read.ableNotWilling() + read.neither();
    if (!(all > 0)) {
      throw new Refused(keys.line(), "needs one kind of debtors with a weight above 0");
    }
    return read;
  }

  private static Arrears arrears(YamlKeys keys, Arrears base) {
    return new Arrears(
        number(keys, "monthly", base.monthly(), 1),
        keys.find("medianAmount", text -> number(text, 0.01, 1_000_000))
            .orElse(base.medianAmount()),
        number(keys, "amountSpread", base.amountSpread(), 10),
        number(keys, "english", base.english(), 1),
        number(keys, "newcomers", base.newcomers(), 1),
        stages(keys, base.stages()));
  }

  private static List<StageAt> stages(YamlKeys keys, List<StageAt> base) {
    List<StageAt> stages = new ArrayList<>();
    for (YamlValue item : keys.items("stages")) {
      YamlKeys stage = new YamlKeys(item);
      stages.add(
          new StageAt(
              stage.require("day", YamlKeys::count),
              stage.require("stage", text -> WireName.require(Stage.class, text))));
      stage.refuseOthers();
    }
    for (int i = 0; i < stages.size(); i++) {
      if (i == 0 ? stages.get(i).day() != 0 : stages.get(i).day() <= stages.get(i - 1).day()) {
        throw new Refused(
            keys.line("stages"), "\"stages\" must begin with day 0 and go on with later days");
      }
    }
    return stages.isEmpty() ? base : stages;
  }

  private static Map<WorkPattern, Double> patterns(YamlKeys keys) {
    Map<WorkPattern, Double> patterns = new EnumMap<>(WorkPattern.class);
    for (WorkPattern pattern : WorkPattern.values()) {
      keys.find(pattern.name().toLowerCase(Locale.ROOT), text -> number(text, 0, LARGEST))
          .filter(share -> share > 0)
          .ifPresent(share -> patterns.put(pattern, share));
    }
    if (patterns.isEmpty()) {
      throw new Refused(keys.line(), "needs one pattern with a share above 0");
    }
    return patterns;
  }

  private static Map<Channel, AddressShares> channels(
      YamlKeys keys, Map<Channel, AddressShares> base) {
    Map<Channel, AddressShares> channels = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      AddressShares usual = base.getOrDefault(channel, new AddressShares(1, 1, 0, 0));
      keys.find(channel.wireName())
          .ifPresent(value -> channels.put(channel, shares(new YamlKeys(value), usual)));
    }
    return channels;
  }

  private static AddressShares shares(YamlKeys keys, AddressShares base) {
    AddressShares shares =
        new AddressShares(
            number(keys, "held", base.held(), 1),
            number(keys, "valid", base.valid(), 1),
            number(keys, "optedIn", base.optedIn(), 1),
            number(keys, "optedOut", base.optedOut(), 1));
    keys.refuseOthers();
    if (shares.optedIn() + shares.optedOut() > 1) {
      throw new Refused(keys.line(), "has more who opted in or out than there are");
    }
    return shares;
  }

  private static double number(YamlKeys keys, String key, double base, double most) {
    return keys.find(key, text -> number(text, 0, most)).orElse(base);
  }

  private static double number(String text, double least, double most) {
    double number = parsed(text, Double::parseDouble);
    if (!(number >= least && number <= most)) {
      throw new IllegalArgumentException(
          "must be from %s to %s but is %s".formatted(plain(least), plain(most), text));
    }
    return number;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static int debtors(String text) {
    int debtors = YamlKeys.count(text);
    if (debtors < 1) {
      throw new IllegalArgumentException("must be at least 1 but is " + text);
    }
    return debtors;
  }

  private static long seed(String text) {
    return parsed(text, Long::parseLong);
  }

  private static <T> T parsed(String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be a number but is \"" + text + "\"", e);
    }
  }

  private static String country(String text) {
    if (!text.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException("must be two capitals such as NL but is \"" + text + "\"");
    }
    return text;
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a time zone but is \"" + text + "\"", e);
    }
  }
}
