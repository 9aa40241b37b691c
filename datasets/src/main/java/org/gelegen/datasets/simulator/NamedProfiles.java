package org.gelegen.datasets.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All portfolios that are ready for use: the made-up creditors, and those for laboratories. */
public final class NamedProfiles {
  /** Where chance starts in the portfolios for laboratories. */
  private static final long SEED = 1701;

  private NamedProfiles() {}

  /** All of them, the creditors first. */
  public static List<NamedProfile> all() {
    List<NamedProfile> all = new ArrayList<>();
    all.add(
        creditor(
            "an energy supplier's claims at a collector, all sorts of debtors",
            Portfolios.noorderlicht()));
    all.add(
        creditor(
            "a telecom supplier that collects itself, rather young debtors",
            Portfolios.waterkant()));
    all.add(creditor("a book club, hardly any history to learn from", Portfolios.deLeesclub()));
    for (PortfolioCharacter character : PortfolioCharacter.values()) {
      all.add(
          new NamedProfile(
              character.label(), about(character), character.profile(SEED), character::workflow));
    }
    return List.copyOf(all);
  }

  /** The one that goes by this name, or empty. */
  public static Optional<NamedProfile> find(String name) {
    return all().stream().filter(profile -> profile.name().equals(name)).findFirst();
  }

  private static NamedProfile creditor(String about, PortfolioProfile profile) {
    return new NamedProfile(profile.name(), about, profile, StaticWorkflow::usual);
  }

  private static String about(PortfolioCharacter character) {
    return switch (character) {
      case SHARED_HABITS -> "groups that an attribute tells apart have their hours";
      case OWN_HABITS -> "everybody has hours of its own";
      case CHANNEL_TASTE -> "everybody likes some channels and not others";
      case PAYDAY -> "ability comes with the payday and goes";
      case NOTHING_TO_LEARN -> "nobody has habits";
      case CONFOUNDED -> "who pays badly was called in the evening";
      case CHANGING_HABITS -> "habits change once a year on average";
      case SMALL -> "150 debtors";
      case EVERYTHING -> "all of these at once";
    };
  }
}
