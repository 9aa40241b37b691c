package org.gelegen.datasets.simulator;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.gelegen.datasets.simulator.Person.Tastes;
import org.gelegen.datasets.simulator.PortfolioProfile.Temperament;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.LocalWindow;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.records.DebtorRecord;

/** Draws debtors: first the hidden truth, then what the creditor gets to know of it. */
final class People {
  private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private final PortfolioProfile profile;
  private final LocalCalendar calendar;
  private final AddressBook addressBook;
  private final long portfolioKey;
  private final WorkPattern[] patterns;
  private final double[] patternWeights;

  People(PortfolioProfile profile, LocalCalendar calendar) {
    this.profile = profile;
    this.calendar = calendar;
    this.addressBook = new AddressBook(profile);
    this.portfolioKey = Chance.key(profile.seed(), profile.name());
    this.patterns = profile.patterns().keySet().toArray(WorkPattern[]::new);
    this.patternWeights =
        profile.patterns().values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * @param number from 1
   */
  Person draw(int number) {
    long key = Chance.key(portfolioKey, number);
    RandomGenerator random = Chance.stream(Chance.key(key, Chance.Purpose.TRAITS));
    WorkPattern pattern = patterns[Chance.pick(patternWeights, random.nextDouble())];
    int age = age(pattern, random);
    Habit habit = Habit.draw(pattern, profile.habits(), random);
    double digital = (age == 0 ? 0 : (45 - age) / 25.0) + 0.6 * random.nextGaussian();
    Tastes tastes = tastes(age, digital, random);
    Purse purse = purse(random);
    int payday = payday(pattern, random);
    double paydaySensitivity = random.nextDouble() < 0.7 ? 0.6 + 0.8 * random.nextDouble() : 0;
    boolean vulnerable = random.nextDouble() < profile.temperament().vulnerable();
    Set<Need> needs = needs(age, random);
    Set<Channel> valid = EnumSet.noneOf(Channel.class);
    Map<Channel, Address> addresses = addressBook.draw(number, needs, valid, random);
    double reachable = profile.habits().spread() * random.nextGaussian();
    double fatigue = profile.temperament().fatigue() * (0.5 + random.nextDouble());
    double irritability =
        Math.log(profile.temperament().harm())
            + 0.8 * random.nextGaussian()
            + (vulnerable ? 0.6 : 0);
    int invoiceDay = 1 + random.nextInt(28);
    double unpaid =
        Math.min(
            0.9,
            profile.arrears().monthly()
                * Math.exp(0.7 * random.nextGaussian() - 0.245 - 0.25 * purse.ability()));
    int joins = joins(random);
    double ability = purse.ability() - (vulnerable ? 0.4 : 0);
    SortedMap<String, AttributeValue> attributes =
        attributes(profile.debtorAttributes(), pattern, digital, purse, random);
    DebtorRecord record =
        new DebtorRecord(
            profile.creditor().clientId(),
            new DebtorId("d-" + number),
            Instant.ofEpochSecond(calendar.startOf(joins)),
            pattern == WorkPattern.BUSINESS ? DebtorKind.BUSINESS : DebtorKind.CONSUMER,
            random.nextDouble() < profile.arrears().english() ? "en" : "nl",
            profile.creditor().zone(),
            age == 0 || random.nextDouble() < 0.12 ? null : profile.start().getYear() - age,
            AddressBook.postcode(pattern, age, random),
            addresses,
            AddressBook.preferred(tastes, addresses, random),
            needs,
            vulnerable,
            random.nextDouble() < 0.25 ? payday : null,
            inconvenient(pattern, random),
            attributes);
    RandomGenerator later = Chance.stream(Chance.key(key, Chance.Purpose.NEW_HABITS));
    int changes = changes(later);
    return new Person(
        number,
        key,
        joins,
        habit,
        changes == Integer.MAX_VALUE
            ? null
            : Habit.draw(newPattern(pattern, later), profile.habits(), later),
        changes,
        reachable,
        tastes,
        valid,
        payday,
        paydaySensitivity,
        ability,
        purse.willingness(),
        fatigue,
        irritability,
        invoiceDay,
        unpaid,
        record);
  }

  /** What the creditor knows of a new case of this debtor. */
  SortedMap<String, AttributeValue> caseAttributes(RandomGenerator random) {
    SortedMap<String, AttributeValue> known = new TreeMap<>();
    for (AttributeRecipe recipe : profile.caseAttributes()) {
      recipe.value(0, random).ifPresent(value -> known.put(recipe.name(), value));
    }
    return known;
  }

  private static SortedMap<String, AttributeValue> attributes(
      List<AttributeRecipe> recipes,
      WorkPattern pattern,
      double digital,
      Purse purse,
      RandomGenerator random) {
    SortedMap<String, AttributeValue> known = new TreeMap<>();
    for (AttributeRecipe recipe : recipes) {
      double signal =
          switch (recipe.signal()) {
            case NONE -> 0;
            case DAYTIME -> daytime(pattern);
            case DIGITAL -> digital;
            case ABILITY -> purse.ability();
            case WILLINGNESS -> purse.willingness();
          };
      recipe.value(signal, random).ifPresent(value -> known.put(recipe.name(), value));
    }
    return known;
  }

  private static double daytime(WorkPattern pattern) {
    return switch (pattern) {
      case HOME, RETIRED -> 1.2;
      case BUSINESS -> 1;
      case SHIFT -> 0.3;
      case STUDENT -> -0.2;
      case OFFICE -> -1;
    };
  }

  private static int age(WorkPattern pattern, RandomGenerator random) {
    int years = pattern.oldest() - pattern.youngest();
    return years == 0 ? 0 : pattern.youngest() + random.nextInt(years + 1);
  }

  private Tastes tastes(int age, double digital, RandomGenerator random) {
    double older = age == 0 ? 0 : (age - 45) / 25.0;
    return new Tastes(
        taste(0.15 * older - 0.3 * digital, random),
        taste(-0.3 * digital, random),
        taste(-0.1 * older + 0.3 * digital, random),
        taste(-0.3 * older + 0.3 * digital, random),
        taste(0.3 * digital, random),
        taste(0.25 * older - 0.3 * digital, random),
        taste(-0.3 * older + 0.3 * digital, random));
  }

  private double taste(double mean, RandomGenerator random) {
    return profile.habits().taste() * (mean + 0.8 * random.nextGaussian());
  }

  /** Ability and willingness, around 0. */
  private record Purse(double ability, double willingness) {}

  private Purse purse(RandomGenerator random) {
    Temperament mix = profile.temperament();
    double[] weights = {
      mix.willingAndAble(), mix.willingNotAble(), mix.ableNotWilling(), mix.neither()
    };
    int kind = Chance.pick(weights, random.nextDouble());
    double ability = (kind == 0 || kind == 2 ? 0.8 : -0.8) + 0.5 * random.nextGaussian();
    double willingness = (kind == 0 || kind == 1 ? 0.8 : -0.8) + 0.5 * random.nextGaussian();
    return new Purse(ability, willingness);
  }

  private static int payday(WorkPattern pattern, RandomGenerator random) {
    int[] days =
        switch (pattern) {
          case OFFICE, SHIFT -> new int[] {25, 25, 24, 23, 27, 28, 1, 20};
          case HOME -> new int[] {25, 20, 8, 10, 5, 23};
          case RETIRED -> new int[] {23, 23, 21, 25};
          case STUDENT -> new int[] {24, 24, 24, 25, 1};
          case BUSINESS -> new int[] {1, 15, 28, 30};
        };
    return days[random.nextInt(days.length)];
  }

  private static Set<Need> needs(int age, RandomGenerator random) {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    boolean older = age > 70;
    addWithChance(needs, Need.LOW_LITERACY, 0.02, random);
    addWithChance(needs, Need.LOW_VISION, older ? 0.02 : 0.003, random);
    addWithChance(needs, Need.HARD_OF_HEARING, older ? 0.04 : 0.003, random);
    addWithChance(needs, Need.NO_DIGITAL, older ? 0.06 : 0.004, random);
    addWithChance(needs, Need.HUMAN_CONTACT, 0.01, random);
    return needs;
  }

  private static void addWithChance(
      Set<Need> needs, Need need, double share, RandomGenerator random) {
    if (random.nextDouble() < share) {
      needs.add(need);
    }
  }

  private static List<LocalWindow> inconvenient(WorkPattern pattern, RandomGenerator random) {
    if (random.nextDouble() >= 0.05) {
      return List.of();
    }
    return switch (pattern) {
      case OFFICE -> List.of(window(9, 17));
      case SHIFT -> List.of(window(7, 11));
      case HOME -> List.of(window(15, 18));
      case RETIRED -> List.of(window(12, 14));
      case STUDENT -> List.of(window(7, 12));
      case BUSINESS -> List.of(window(17, 20));
    };
  }

  private static LocalWindow window(int from, int to) {
    return new LocalWindow(WORKDAYS, LocalTime.of(from, 0), LocalTime.of(to, 0));
  }

  private int joins(RandomGenerator random) {
    boolean newcomer = random.nextDouble() < profile.arrears().newcomers();
    int later = 1 + random.nextInt(365);
    return (int) profile.start().toEpochDay() + (newcomer ? later : 0);
  }

  /** The day on which habits change, in the first five years, or never. */
  private int changes(RandomGenerator random) {
    double years = -Math.log(1 - random.nextDouble()) / Math.max(1e-9, profile.habits().changing());
    return years > 5
        ? Integer.MAX_VALUE
        : (int) profile.start().toEpochDay() + (int) Math.ceil(365 * years);
  }

  private WorkPattern newPattern(WorkPattern pattern, RandomGenerator random) {
    return switch (pattern) {
      case RETIRED, BUSINESS -> pattern;
      case OFFICE, SHIFT, HOME, STUDENT -> {
        WorkPattern[] open = {WorkPattern.OFFICE, WorkPattern.SHIFT, WorkPattern.HOME};
        yield open[random.nextInt(open.length)];
      }
    };
  }

  /** An amount owed, in cents. */
  long amountCents(RandomGenerator random) {
    double amount =
        profile.arrears().medianAmount()
            * Math.exp(profile.arrears().amountSpread() * random.nextGaussian());
    return Math.max(500, Math.round(amount * 100));
  }

  /** An amount of money. */
  static BigDecimal money(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
