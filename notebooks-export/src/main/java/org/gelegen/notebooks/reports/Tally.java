package org.gelegen.notebooks.reports;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gelegen.notebooks.reports.Measure.Foretold;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.labels.Label;
import org.gelegen.trainer.labels.LabelledContact;
import org.jspecify.annotations.Nullable;

/**
 * How often the debtors of a group were contacted, and how far what was foretold of those contacts
 * was from what came. Not thread-safe.
 */
final class Tally {
  private static final double TWO_SIDED_95 = 1.96;

  private final Map<Measure, Errors> errors = new EnumMap<>(Measure.class);
  private long debtors;
  private long contacts;

  /**
   * A contact.
   *
   * @param foretold absent: nothing was
   */
  record Contact(LabelledContact labelled, @Nullable Foretold foretold) {}

  /**
   * What was foretold of a group beside what came.
   *
   * @param n contacts of which it is known
   * @param predicted mean probability
   * @param observed the share that came true
   * @param difference observed less predicted, with its 95 % interval; a debtor's contacts are
   *     taken together, not for independent
   * @param people of how many debtors it came true
   * @param others with how many it did not, once at least
   */
  record Error(
      long n, double predicted, double observed, Interval difference, long people, long others) {
    /** Whether the share tells of no fewer people than may be told of. */
    boolean mayBeTold() {
      return people >= SmallGroups.FEWEST && others >= SmallGroups.FEWEST;
    }
  }

  private static final class Errors {
    private long n;
    private double predicted;
    private double observed;
    private double squares;
    private long people;
    private long others;

    void add(Errors more) {
      n += more.n;
      predicted += more.predicted;
      observed += more.observed;
      squares += more.squares;
      people += more.people;
      others += more.others;
    }
  }

  /** Adds a debtor with its contacts, which may be none. */
  void add(List<Contact> its) {
    debtors++;
    contacts += its.size();
    for (Measure measure : Measure.values()) {
      Errors debtor = new Errors();
      for (Contact contact : its) {
        Label label = measure.label(contact.labelled());
        Foretold foretold = contact.foretold();
        if (foretold != null && label != Label.CENSORED) {
          debtor.n++;
          debtor.predicted += measure.of(foretold);
          debtor.observed += label == Label.YES ? 1 : 0;
        }
      }
      if (debtor.n > 0) {
        double off = debtor.observed - debtor.predicted;
        debtor.squares = off * off;
        debtor.people = debtor.observed > 0 ? 1 : 0;
        debtor.others = debtor.observed < debtor.n ? 1 : 0;
        errors.computeIfAbsent(measure, _ -> new Errors()).add(debtor);
      }
    }
  }

  /** The debtors of two groups, none of whom is in both. */
  static Tally together(Tally one, Tally other) {
    Tally both = new Tally();
    for (Tally each : List.of(one, other)) {
      both.debtors += each.debtors;
      both.contacts += each.contacts;
      each.errors.forEach(
          (measure, its) -> both.errors.computeIfAbsent(measure, _ -> new Errors()).add(its));
    }
    return both;
  }

  long debtors() {
    return debtors;
  }

  long contacts() {
    return contacts;
  }

  /** What was foretold beside what came; absent where nothing is known. */
  @Nullable Error error(Measure measure) {
    Errors its = errors.get(measure);
    if (its == null) {
      return null;
    }
    double predicted = its.predicted / its.n;
    double observed = its.observed / its.n;
    double off = observed - predicted;
    double margin = TWO_SIDED_95 * Math.sqrt(its.squares) / its.n;
    return new Error(
        its.n,
        predicted,
        observed,
        new Interval(off, off - margin, off + margin),
        its.people,
        its.others);
  }
}
