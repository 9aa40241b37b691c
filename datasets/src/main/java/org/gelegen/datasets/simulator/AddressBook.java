package org.gelegen.datasets.simulator;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gelegen.datasets.simulator.Person.Tastes;
import org.gelegen.datasets.simulator.PortfolioProfile.AddressShares;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Need;
import org.jspecify.annotations.Nullable;

/** Draws where debtors can be found, and which channel they say they prefer. */
final class AddressBook {
  private static final Set<Channel> DIGITAL =
      EnumSet.of(Channel.SMS, Channel.WHATSAPP, Channel.EMAIL, Channel.PORTAL);
  private static final Set<Channel> BY_NUMBER =
      EnumSet.of(Channel.PHONE, Channel.IVR, Channel.SMS, Channel.WHATSAPP);
  private static final String[] STUDENT_TOWNS = {"9712", "6525", "2312", "3584", "5612", "9747"};
  private static final String[] OLDER_TOWNS = {"4331", "1861", "6301", "8501", "4461", "7101"};
  private static final String[] TOWNS = {
    "1013", "1104", "1315", "2521", "2807", "3021", "3511", "3825", "4811", "5038", "5211", "5652",
    "6211", "6811", "7311", "7523", "8011", "8911", "9401", "9726"
  };

  private final PortfolioProfile profile;

  AddressBook(PortfolioProfile profile) {
    this.profile = profile;
  }

  /**
   * Draws the addresses that the creditor holds.
   *
   * @param valid takes the channels whose address is right
   */
  Map<Channel, Address> draw(
      int number, Set<Need> needs, Set<Channel> valid, RandomGenerator random) {
    Map<Channel, Address> addresses = new EnumMap<>(Channel.class);
    // Calls and texts go to one number: held and right for all of them or for none.
    double numberHeld = random.nextDouble();
    double numberValid = random.nextDouble();
    for (Channel channel : Channel.values()) {
      double held = random.nextDouble();
      double right = random.nextDouble();
      double consent = random.nextDouble();
      AddressShares shares = profile.channels().get(channel);
      if (shares == null) {
        continue;
      }
      boolean byNumber = BY_NUMBER.contains(channel);
      if ((byNumber ? numberHeld : held) >= shares.held()
          || (needs.contains(Need.NO_DIGITAL) && DIGITAL.contains(channel))) {
        continue;
      }
      addresses.put(channel, new Address(address(channel, number), consent(shares, consent)));
      if ((byNumber ? numberValid : right) < shares.valid()) {
        valid.add(channel);
      }
    }
    return addresses;
  }

  private static @Nullable Boolean consent(AddressShares shares, double uniform) {
    if (uniform < shares.optedIn()) {
      return true;
    }
    return uniform < shares.optedIn() + shares.optedOut() ? false : null;
  }

  private String address(Channel channel, int number) {
    return switch (channel) {
      // Dutch numbers with 097 belong to machines, never to a person.
      case PHONE, IVR, SMS, WHATSAPP -> "+3197000%06d".formatted(number);
      case EMAIL -> "d" + number + "@" + profile.name() + ".example.org";
      case LETTER -> "Voorbeeldstraat " + number + ", 0000 XX Nergenshuizen";
      case PORTAL -> "portal-" + number;
    };
  }

  static @Nullable String postcode(WorkPattern pattern, int age, RandomGenerator random) {
    double which = random.nextDouble();
    double known = random.nextDouble();
    String[] towns =
        pattern == WorkPattern.STUDENT && which < 0.6
            ? STUDENT_TOWNS
            : age > 65 && which < 0.3 ? OLDER_TOWNS : TOWNS;
    String town = towns[random.nextInt(towns.length)];
    return known < 0.05 ? null : town;
  }

  /** Most who state a choice state their taste; some just tick a box. */
  static @Nullable Channel preferred(
      Tastes tastes, Map<Channel, Address> addresses, RandomGenerator random) {
    double stated = random.nextDouble();
    double sincere = random.nextDouble();
    if (stated >= 0.06) {
      return null;
    }
    return sincere >= 0.8
        ? Channel.LETTER
        : addresses.entrySet().stream()
            .filter(held -> held.getKey() != Channel.IVR && !held.getValue().optedOut())
            .map(Map.Entry::getKey)
            .max(Comparator.comparingDouble(tastes::of))
            .orElse(Channel.LETTER);
  }
}
