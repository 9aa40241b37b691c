package org.gelegen.datasets.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.PortfolioRecord;

/**
 * The outside world: it is told which contacts were made and tells what came of them.
 *
 * <p>Time only moves on. What is told happened before the moment the world was moved on to; what
 * happens later is kept for later. The same seed and the same contacts give the same records,
 * however the contacts are ordered and however finely time is cut, and a contact with one debtor
 * changes nothing for any other. Not thread-safe.
 */
public final class World {
  private static final Comparator<PortfolioRecord> TIME_ORDER =
      Comparator.comparing(PortfolioRecord::at)
          .thenComparing(PortfolioRecord::type)
          .thenComparing(record -> record.key().id());

  private final PortfolioProfile profile;
  private final LocalCalendar calendar;
  private final Life[] lives;

  // What a day's round asks of every life, side by side: most lives have nothing to do on most
  // days.
  private final int[] joins;
  private final int[] invoiceDays;
  private final boolean[] open;
  private final long[] next;

  private final Map<DebtorId, Integer> byDebtor;
  private final List<PortfolioRecord> told = new ArrayList<>();
  private long now;
  private int begun;

  public World(PortfolioProfile profile) {
    this.profile = profile;
    this.calendar = new LocalCalendar(profile.creditor().zone(), profile.start());
    int firstDay = (int) profile.start().toEpochDay();
    this.now = calendar.startOf(firstDay);
    this.begun = firstDay - 1;
    this.lives = new Life[profile.debtors()];
    this.byDebtor = HashMap.newHashMap(profile.debtors());
    this.joins = new int[lives.length];
    this.invoiceDays = new int[lives.length];
    this.open = new boolean[lives.length];
    this.next = new long[lives.length];
    Arrays.fill(next, Long.MAX_VALUE);
    People people = new People(profile, calendar);
    Behaviour behaviour = new Behaviour(profile, calendar);
    for (int i = 0; i < lives.length; i++) {
      lives[i] = new Life(people.draw(i + 1), people, behaviour, calendar, profile);
      byDebtor.put(lives[i].person().record().debtorId(), i);
      joins[i] = lives[i].person().joins();
      invoiceDays[i] = lives[i].person().invoiceDay();
    }
    told.add(
        new ClientRecord(
            profile.creditor().clientId(),
            Instant.ofEpochSecond(now),
            profile.creditor().name(),
            profile.creditor().zone(),
            profile.creditor().country(),
            profile.creditor().currency(),
            profile.creditor().party()));
  }

  /** The moment up to which everything has happened. */
  public Instant now() {
    return Instant.ofEpochSecond(now);
  }

  /**
   * Moves on to the end of a local day.
   *
   * @param contacts the contacts made since the world was last moved on, in any order
   * @param records takes what happened, in the order of time; the contacts handed in are not among
   *     it
   */
  public void advance(
      LocalDate day, Collection<ContactRecord> contacts, Consumer<PortfolioRecord> records) {
    advanceTo(
        Instant.ofEpochSecond(calendar.startOf((int) day.toEpochDay() + 1)), contacts, records);
  }

  /**
   * Moves on to a moment, exclusive, cut to the second.
   *
   * @param contacts the contacts made from {@link #now()} on and before {@code until}, in any order
   * @param records takes what happened, in the order of time
   * @throws IllegalArgumentException for a contact of another time, with an unknown debtor, or one
   *     that was not ours to make; nothing has happened then
   */
  public void advanceTo(
      Instant until, Collection<ContactRecord> contacts, Consumer<PortfolioRecord> records) {
    long end = until.getEpochSecond();
    if (end < now) {
      throw new IllegalArgumentException("until must not be before " + now() + " but is " + until);
    }
    for (ContactRecord contact : contacts) {
      require(contact, end);
    }
    for (ContactRecord contact : contacts) {
      int index = index(contact.debtorId());
      lives[index].contact(contact);
      next[index] = lives[index].nextSecond();
    }
    while (now < end) {
      int day = calendar.dayOf(now);
      if (day > begun) {
        begin(day);
      }
      long step = Math.min(end, calendar.startOf(day + 1));
      for (int i = 0; i < lives.length; i++) {
        if (next[i] < step) {
          lives[i].liveUntil(step, told::add);
          open[i] = lives[i].hasOpenCases();
          next[i] = lives[i].nextSecond();
        }
      }
      tell(records);
      now = step;
    }
  }

  /** The probabilities behind what happens. */
  public Oracle oracle() {
    return new Oracle(this, new Behaviour(profile, calendar), calendar);
  }

  PortfolioProfile profile() {
    return profile;
  }

  LocalCalendar calendar() {
    return calendar;
  }

  Life life(DebtorId debtorId) {
    return lives[index(debtorId)];
  }

  private int index(DebtorId debtorId) {
    Integer index = byDebtor.get(debtorId);
    if (index == null) {
      throw new IllegalArgumentException(
          "debtorId must name one of the "
              + lives.length
              + " debtors of "
              + profile.name()
              + " but is \""
              + debtorId
              + "\"");
    }
    return index;
  }

  private void require(ContactRecord contact, long end) {
    index(contact.debtorId());
    long second = contact.at().getEpochSecond();
    if (second < now || second >= end) {
      throw new IllegalArgumentException(
          "contact %s must be made from %s on and before %s but was made at %s"
              .formatted(contact.contactId(), now(), Instant.ofEpochSecond(end), contact.at()));
    }
    if (contact.direction() != Direction.OUTBOUND) {
      throw new IllegalArgumentException(
          "contact " + contact.contactId() + " must be outbound: inbound ones come from the world");
    }
  }

  private void begin(int day) {
    int dayOfMonth = LocalDate.ofEpochDay(day).getDayOfMonth();
    for (int i = 0; i < lives.length; i++) {
      if (open[i] || dayOfMonth == invoiceDays[i] || day == joins[i]) {
        lives[i].begin(day, dayOfMonth, told::add);
        open[i] = lives[i].hasOpenCases();
        next[i] = lives[i].nextSecond();
      }
    }
    begun = day;
  }

  private void tell(Consumer<PortfolioRecord> records) {
    told.sort(TIME_ORDER);
    told.forEach(records);
    told.clear();
  }
}
