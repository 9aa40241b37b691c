package org.gelegen.notebooks.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.notebooks.reports.Measure.Foretold;
import org.gelegen.notebooks.reports.Tally.Contact;
import org.gelegen.trainer.evaluation.DebtorBootstrap;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.evaluation.Metrics;
import org.gelegen.trainer.evaluation.Reliability;
import org.gelegen.trainer.labels.Label;

/**
 * The contacts of some campaigns with what became of those that were made.
 *
 * @param states of all contacts
 * @param known by what was foretold: the contacts of which it is known whether it came true
 * @param tallies debtors with a reason for contact meanwhile, and the contacts with them; of those
 *     that a workflow planned nothing was foretold
 */
record PlannedOutcomes(
    List<ContactState> states, Map<Measure, Known> known, Tallies tallies, Period period) {

  /** Some predictions and what came of them, each with its debtor as a number. */
  static final class Known {
    private final double[] foretold;
    private final boolean[] came;
    private final int[] debtors;

    private Known(double[] foretold, boolean[] came, int[] debtors) {
      this.foretold = foretold;
      this.came = came;
      this.debtors = debtors;
    }

    int size() {
      return came.length;
    }

    /** How many people there are. */
    int people() {
      return (int) Arrays.stream(debtors).distinct().count();
    }

    /** Of how many it came true, once at least. */
    int peopleItCameTrueOf() {
      return people(true);
    }

    /** Of how many it did not, once at least. */
    int peopleItDidNotComeTrueOf() {
      return people(false);
    }

    private int people(boolean ofThoseItCameTrueOf) {
      return (int)
          IntStream.range(0, came.length)
              .filter(i -> came[i] == ofThoseItCameTrueOf)
              .map(i -> debtors[i])
              .distinct()
              .count();
    }

    /** The mean of what was foretold, in [0, 1]; 0 of nothing. */
    double predicted() {
      return Arrays.stream(foretold).average().orElse(0);
    }

    /** The share that came true, with its 95 % interval over debtors. */
    Interval share(long seed) {
      return new DebtorBootstrap(new SplittableRandom(seed)).mean(ones(), debtors);
    }

    /** What came over what was foretold, with its 95 % interval over debtors. */
    Interval ratio(long seed) {
      return new DebtorBootstrap(new SplittableRandom(seed)).ratio(ones(), foretold, debtors);
    }

    Metrics metrics() {
      return Metrics.of(foretold, came);
    }

    /** The ends of the metrics' intervals by name, such as {@code m.auc.low}. */
    Map<String, Double> intervals(long seed) {
      return new DebtorBootstrap(new SplittableRandom(seed))
          .intervals("m", foretold, came, debtors);
    }

    Reliability reliability() {
      return Reliability.of(foretold, came, debtors);
    }

    private double[] ones() {
      return IntStream.range(0, came.length).mapToDouble(i -> came[i] ? 1 : 0).toArray();
    }
  }

  private static final class Growing {
    private final List<Double> foretold = new ArrayList<>();
    private final List<Boolean> came = new ArrayList<>();
    private final List<Integer> debtors = new ArrayList<>();

    Known known() {
      boolean[] labels = new boolean[came.size()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = came.get(i);
      }
      return new Known(
          foretold.stream().mapToDouble(Double::doubleValue).toArray(),
          labels,
          debtors.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /** Reads campaigns, the records with what came of them, and what is known by now. */
  static PlannedOutcomes of(ReportPorts ports, ReportOrder order, List<Campaign> campaigns) {
    List<ContactState> states = new ArrayList<>();
    Map<ContactId, PlannedContact> planned = new HashMap<>();
    for (Campaign campaign : campaigns) {
      for (ContactState state :
          ports.campaigns().contacts(campaign.clientId(), campaign.campaignId())) {
        states.add(state);
        planned.put(state.contact().contactId(), state.contact());
      }
    }
    Period period = period(order, campaigns);
    Instant knownUntil = lastRecord(ports, order);
    ClientSettings settings = ports.settings().current(order.client().clientId()).settings();
    Tallies tallies = new Tallies(period.until().atZone(order.client().timeZone()).toLocalDate());
    Map<Measure, Growing> growing = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      growing.put(measure, new Growing());
    }
    int[] number = {0};
    ports
        .records()
        .forEachDebtor(
            order.client().clientId(),
            debtor -> {
              DebtorLook look =
                  DebtorLook.at(
                      debtor, order.client(), period, knownUntil, settings.responseWindow());
              if (look.open()) {
                List<Contact> contacts = new ArrayList<>();
                for (DebtorLook.Made made : look.contacts()) {
                  PlannedContact its = planned.get(made.contact().contactId());
                  if (its != null) {
                    contacts.add(contact(made, its));
                  }
                }
                tallies.add(look.debtor(), contacts);
                contacts.forEach(contact -> add(growing, contact, number[0]));
              }
              number[0]++;
            });
    Map<Measure, Known> known = new EnumMap<>(Measure.class);
    growing.forEach((measure, its) -> known.put(measure, its.known()));
    return new PlannedOutcomes(states, known, tallies, period);
  }

  private static Contact contact(DebtorLook.Made made, PlannedContact planned) {
    return new Contact(
        made.labelled(),
        planned.ofWorkflow()
            ? null
            : new Foretold(planned.reach(), planned.response(), planned.harm()));
  }

  private static void add(Map<Measure, Growing> growing, Contact contact, int debtor) {
    Foretold foretold = contact.foretold();
    if (foretold != null) {
      growing.forEach(
          (measure, its) -> {
            Label label = measure.label(contact.labelled());
            if (label != Label.CENSORED) {
              its.foretold.add(measure.of(foretold));
              its.came.add(label == Label.YES);
              its.debtors.add(debtor);
            }
          });
    }
  }

  /** From the first business date to the end of the last. */
  private static Period period(ReportOrder order, List<Campaign> campaigns) {
    LocalDate first = campaigns.getFirst().date();
    LocalDate last = campaigns.getLast().date();
    return new Period(
        first.atStartOfDay(order.client().timeZone()).toInstant(),
        last.plusDays(1).atStartOfDay(order.client().timeZone()).toInstant());
  }

  private static Instant lastRecord(ReportPorts ports, ReportOrder order) {
    Instant[] last = {Instant.EPOCH};
    ports
        .records()
        .forEachDebtor(
            order.client().clientId(),
            debtor -> {
              for (PortfolioRecord record : debtor.records()) {
                if (record.at().isAfter(last[0]) && !record.at().isAfter(order.asOf())) {
                  last[0] = record.at();
                }
              }
            });
    return last[0];
  }
}
