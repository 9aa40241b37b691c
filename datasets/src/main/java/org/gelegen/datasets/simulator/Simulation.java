package org.gelegen.datasets.simulator;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.PortfolioRecord;

/**
 * A portfolio from its first day on: first a history under the static workflow, then day by day
 * under whatever policy the caller has, for all debtors or for some. Not thread-safe.
 */
public final class Simulation {
  private final World world;
  private final CreditorFile file;
  private final StaticWorkflow workflow;
  private LocalDate day;

  public Simulation(PortfolioProfile profile) {
    this(profile, StaticWorkflow.usual(profile));
  }

  public Simulation(PortfolioProfile profile, StaticWorkflow workflow) {
    this.world = new World(profile);
    this.file = new CreditorFile(profile);
    this.workflow = workflow;
    this.day = profile.start();
  }

  /** The day that comes next. */
  public LocalDate day() {
    return day;
  }

  /**
   * Lives under the static workflow until a day, exclusive.
   *
   * @param records takes everything that happened, contacts included, in the order of time
   */
  public void history(LocalDate until, Consumer<PortfolioRecord> records) {
    while (day.isBefore(until)) {
      List<ContactRecord> contacts = workflowContacts(debtorId -> true);
      InTimeOrder merged = new InTimeOrder(contacts, records);
      advance(contacts, merged);
      merged.finish();
    }
  }

  /** What the static workflow would do on {@link #day()}, for the debtors asked for. */
  public List<ContactRecord> workflowContacts(Predicate<DebtorId> whom) {
    return workflow.contactsOn(day, file, whom);
  }

  /**
   * What it would do on a later day if nothing happened till then. Ask in the order of days, and
   * not again for debtors that were named already: of the others the workflow remembers that
   * nothing is due.
   */
  public List<ContactRecord> workflowContacts(LocalDate later, Predicate<DebtorId> whom) {
    return workflow.contactsOn(later, file, whom);
  }

  /**
   * Lives through {@link #day()}.
   *
   * @param contacts all contacts that were made on that day, in any order
   * @param records takes what else happened, in the order of time
   */
  public void advance(Collection<ContactRecord> contacts, Consumer<PortfolioRecord> records) {
    contacts.forEach(file::accept);
    world.advance(
        day,
        contacts,
        record -> {
          file.accept(record);
          records.accept(record);
        });
    day = day.plusDays(1);
  }

  /** The probabilities behind what happens. */
  public Oracle oracle() {
    return world.oracle();
  }

  /** The world itself, for those who cut time finer than days; the file does not follow then. */
  public World world() {
    return world;
  }

  /** Puts the day's contacts among what came of them. */
  private static final class InTimeOrder implements Consumer<PortfolioRecord> {
    private final List<ContactRecord> contacts;
    private final Consumer<PortfolioRecord> records;
    private int next;

    InTimeOrder(List<ContactRecord> contacts, Consumer<PortfolioRecord> records) {
      this.contacts = contacts;
      this.records = records;
    }

    @Override
    public void accept(PortfolioRecord record) {
      while (next < contacts.size() && !contacts.get(next).at().isAfter(record.at())) {
        records.accept(contacts.get(next++));
      }
      records.accept(record);
    }

    void finish() {
      while (next < contacts.size()) {
        records.accept(contacts.get(next++));
      }
    }
  }
}
