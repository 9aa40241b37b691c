package org.gelegen.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.rules.PermitGrid;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.RuleId;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;
import org.gelegen.storage.DatabaseSettings;
import org.gelegen.storage.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten years of contact times in every zone of every pack, against a second implementation in SQL
 * that states the law by itself: {@code contact-times.sql}. No hour slot that a pack permits
 * touches a forbidden quarter, and no moment is judged otherwise: the first and the last instant of
 * every quarter of an hour, and of every minute where the clock changes.
 */
class ContactTimesIT {
  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** A call and a message. */
  private static final List<Channel> EITHER = List.of(Channel.PHONE, Channel.EMAIL);

  /** Midnight in Amsterdam before the Dutch decree came into force. */
  private static final Instant FIRST = Instant.parse("2024-03-31T22:00:00Z");

  private static final Instant LAST = Instant.parse("2034-03-31T22:00:00Z");

  /** What is no matter of the clock is switched off. */
  private static final RulePacks PACKS =
      RulePacks.read(
          Optional.empty(),
          Map.of(new RuleId("us.text-number"), false, new RuleId("us.text-supplier"), false));

  private static final List<Case> CASES = cases();

  @TempDir private static Path directory;

  /** What was asked of SQL already, by pack and zone. */
  private final Map<String, Signs> known = new HashMap<>();

  private long slots;
  private long moments;
  private long violations;
  private final List<String> disagreements = new ArrayList<>();

  /**
   * A debtor whom the clock alone holds back, and where it may be.
   *
   * @param pack its name in SQL
   */
  private record Case(String pack, RuleBook book, Standing standing, List<ZoneId> zones) {
    Case(String pack, PackDebtor debtor, List<ZoneId> zones) {
      this(pack, debtor.book(PACKS), debtor.standing(), zones);
    }
  }

  /**
   * Whether contact is permitted at moments that follow each other at equal distance, and until the
   * next.
   *
   * @param signs one a moment: 0 for no contact, 1 for calls, 2 for messages, 3 for both
   */
  private record Signs(Instant first, Duration every, String signs) {
    boolean permitted(Channel channel, int place) {
      int bit = channel.isVoice() ? 1 : 2;
      return ((signs.charAt(place) - '0') & bit) != 0;
    }

    int place(Instant at) {
      return (int) ((at.getEpochSecond() - first.getEpochSecond()) / every.toSeconds());
    }

    Instant at(int place) {
      return first.plus(every.multipliedBy(place));
    }

    int size() {
      return signs.length();
    }

    Signs and(Signs other) {
      char[] both = signs.toCharArray();
      for (int i = 0; i < both.length; i++) {
        both[i] &= other.signs.charAt(i);
      }
      return new Signs(first, every, new String(both));
    }
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    PACKS
        .byName()
        .forEach(
            (name, pack) -> {
              String country = pack.country();
              if (country != null) {
                for (ZoneId zone : pack.zones()) {
                  PackDebtor debtor = new PackDebtor(country, zone.getId());
                  cases.add(new Case(name, debtor, List.of(zone)));
                }
                if (pack.zones().size() > 1) {
                  PackDebtor anywhere = new PackDebtor(country, pack.zones().getFirst().getId());
                  cases.add(new Case(name, anywhere.ofUnknownZone(), pack.zones()));
                }
              }
            });
    for (String postcode : List.of("80331", "20095", "04109", "10115", "66111", "99084")) {
      PackDebtor german = new PackDebtor("DE", "Europe/Berlin").withPostcode(postcode);
      String pack = "de-" + postcode.substring(0, 2);
      cases.add(new Case(pack, german, List.of(ZoneId.of("Europe/Berlin"))));
    }
    return cases;
  }

  @Test
  void ten_years_in_every_zone_are_permitted_where_the_law_permits() throws Exception {
    try (EmbeddedDatabase server = EmbeddedDatabase.open(directory);
        Connection connection = connect(server.settings("contact_times"))) {
      prepare(connection);
      for (Case one : CASES) {
        Signs law = law(connection, one);
        checkSlots(one, law);
        checkMoments(one, law);
        checkBorders(one, law);
        if (one.zones().size() == 1) {
          checkClockChanges(connection, one);
        }
      }
    }
    System.out.printf(
        "contact times: %,d slots and %,d moments of ten years in %d zones, %d violations, %d"
            + " disagreements%n",
        slots, moments, CASES.size(), violations, disagreements.size());
    assertThat(disagreements.stream().limit(20).toList()).isEmpty();
    assertThat(violations).isZero();
    assertThat(slots).isGreaterThan(10_000_000);
  }

  /** Every hour of the product's own, over every channel. */
  private void checkSlots(Case one, Signs law) {
    ZoneId zone = one.zones().getFirst();
    for (Instant from = FIRST; from.isBefore(LAST); from = from.plus(Duration.ofDays(28))) {
      Instant to = earlier(from.plus(Duration.ofDays(28)), LAST);
      List<Slot> hours = new Horizon(from, Duration.between(from, to)).slots(zone);
      ActionGrid grid = new ActionGrid(zone, hours, List.of(Channel.values()));
      PermitGrid permits = one.book().permits(one.standing(), grid);
      for (int action = 0; action < grid.size(); action++) {
        Slot slot = hours.get(grid.slotIndex(action));
        Channel channel = grid.channel(action);
        boolean open = true;
        int end = law.place(slot.end().minusNanos(1));
        for (int place = law.place(slot.start()); place <= end; place++) {
          open &= law.permitted(channel, place);
        }
        slots++;
        compare(one, channel, slot.start(), permits.permitted(action), open);
      }
    }
  }

  /** The first and the last instant of every piece of the law, by call and by message. */
  private void checkMoments(Case one, Signs law) {
    int most = 1_344;
    for (int begin = 0; begin < law.size(); begin += most) {
      List<Slot> points = new ArrayList<>();
      for (int place = begin; place < Math.min(law.size(), begin + most); place++) {
        Instant next = law.at(place + 1);
        points.add(point(law.at(place)));
        points.add(point(next.minusNanos(1)));
      }
      ActionGrid grid = new ActionGrid(ZoneOffset.UTC, points, EITHER);
      PermitGrid permits = one.book().permits(one.standing(), grid);
      for (int action = 0; action < grid.size(); action++) {
        int point = grid.slotIndex(action);
        Channel channel = grid.channel(action);
        moments++;
        compare(
            one,
            channel,
            points.get(point).start(),
            permits.permitted(action),
            law.permitted(channel, begin + point / 2));
      }
    }
  }

  private static Slot point(Instant at) {
    return new Slot(at, at.plusNanos(1));
  }

  /** Every minute of the days on which the clock changes. */
  private void checkClockChanges(Connection connection, Case one) throws SQLException {
    ZoneId zone = one.zones().getFirst();
    Duration minute = Duration.ofMinutes(1);
    for (Slot change : changes(connection, zone)) {
      checkMoments(one, law(connection, one.pack(), zone, change.start(), change.end(), minute));
    }
  }

  /** As judged when sending: on both sides of borders, of some in each season and each day. */
  private void checkBorders(Case one, Signs law) {
    for (Channel channel : EITHER) {
      int borders = 0;
      for (int place = 1; place < law.size(); place++) {
        boolean open = law.permitted(channel, place);
        if (open != law.permitted(channel, place - 1) && borders++ % 15 == 0) {
          Instant border = law.at(place);
          checkJudged(one, channel, border, open);
          checkJudged(one, channel, border.minusNanos(1), !open);
        }
      }
    }
  }

  private void checkJudged(Case one, Channel channel, Instant at, boolean open) {
    moments++;
    boolean permitted = one.book().judgeAll(one.standing(), channel, at).isEmpty();
    compare(one, channel, at, permitted, open);
  }

  private void compare(Case one, Channel channel, Instant at, boolean permitted, boolean open) {
    if (permitted != open) {
      violations += open ? 0 : 1;
      disagree(one, channel, at, open);
    }
  }

  private void disagree(Case one, Channel channel, Instant at, boolean open) {
    disagreements.add(
        "%s %s at %s in %s: the law says %s"
            .formatted(one.pack(), channel.wireName(), at, one.zones(), open ? "open" : "closed"));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The law of ten years; where the debtor may be in several zones, what all of them permit. */
  private Signs law(Connection connection, Case one) throws SQLException {
    Signs all = null;
    for (ZoneId zone : one.zones()) {
      String place = one.pack() + zone;
      Signs signs = known.get(place);
      if (signs == null) {
        signs = law(connection, one.pack(), zone, FIRST, LAST, QUARTER);
        known.put(place, signs);
      }
      all = all == null ? signs : all.and(signs);
    }
    return Objects.requireNonNull(all);
  }

  private static Signs law(
      Connection connection, String pack, ZoneId zone, Instant first, Instant last, Duration every)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select permitted(?, ?, ?, ?, make_interval(mins => ?)) as signs")) {
      query.setString(1, pack);
      query.setString(2, zone.getId());
      query.setObject(3, utc(first));
      query.setObject(4, utc(last));
      query.setInt(5, (int) every.toMinutes());
      try (ResultSet row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        Signs signs = new Signs(first, every, row.getString("signs"));
        assertThat(signs.at(signs.size())).isEqualTo(last);
        return signs;
      }
    }
  }

  /** The days on which the clock changes, from noon to noon. */
  private static List<Slot> changes(Connection connection, ZoneId zone) throws SQLException {
    List<Slot> changes = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement("select noon, next_noon from changes(?, ?, ?)")) {
      query.setString(1, zone.getId());
      query.setObject(2, utc(FIRST));
      query.setObject(3, utc(LAST));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          changes.add(
              new Slot(
                  rows.getObject("noon", OffsetDateTime.class).toInstant(),
                  rows.getObject("next_noon", OffsetDateTime.class).toInstant()));
        }
      }
    }
    return changes;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Connection connect(DatabaseSettings settings) throws SQLException {
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }

  private static void prepare(Connection connection) throws SQLException, IOException {
    try (InputStream script = ContactTimesIT.class.getResourceAsStream("/rules/contact-times.sql");
        Statement statement = connection.createStatement()) {
      statement.execute(
          new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
      statement.execute("set jit = off");
    }
  }
}
