package org.gelegen.app.lab.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.console.Table;
import org.gelegen.datasets.published.Facts;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.trainer.examples.PlainRow;

/**
 * Hillstrom's e-mail challenge: half of the rows learn whom to send which e-mail, the other half
 * values that, doubly robust. Which e-mail was sent was drawn, a third each.
 *
 * <p>One head is learned for each choice, and each row gets the choice with the highest one. What
 * it is compared with, the best single choice, is chosen on the learning half too.
 */
final class HillstromLab {
  private static final double PROPENSITY = 1.0 / 3;
  private static final AttributeValue YES = new AttributeValue.Number(1);
  private static final int NOBODY = 0;

  /** What can be sent: how the table calls it, how we do, and how the reference figures do. */
  private record Mail(String segment, String words, String policy) {
    boolean wasSentTo(Facts row) {
      return row.later().get("segment") instanceof AttributeValue.Text text
          && text.value().equals(segment);
    }
  }

  /** The choices, by their number. */
  private static final List<Mail> MAILS =
      List.of(
          new Mail("No E-Mail", "nobody is e-mailed", "always_none"),
          new Mail("Mens E-Mail", "men's e-mail to all", "always_mens"),
          new Mail("Womens E-Mail", "women's e-mail to all", "always_womens"));

  private final Learning learning;
  private final TableFolder folder;

  HillstromLab(Learning learning, TableFolder folder) {
    this.learning = learning;
    this.folder = folder;
  }

  List<Section> measure() {
    List<Facts> rows = folder.hillstrom();
    int[] halves = folder.parts("hillstrom-halves", rows.size());
    List<Facts> learned = new ArrayList<>();
    List<Facts> valued = new ArrayList<>();
    for (int row = 0; row < halves.length; row++) {
      (halves[row] == 0 ? learned : valued).add(rows.get(row));
    }
    return List.of(measure("visit", learned, valued), measure("conversion", learned, valued));
  }

  private Section measure(String reward, List<Facts> learned, List<Facts> valued) {
    double[][] expected = expected(reward, learned, valued);
    Trial worth =
        new Trial(
            valued.stream().mapToInt(HillstromLab::sent).toArray(),
            PROPENSITY,
            valued.stream()
                .mapToDouble(row -> YES.equals(row.later().get(reward)) ? 1 : 0)
                .toArray(),
            expected);
    int[] chosen = choices(expected);
    int best = bestSingle(reward, learned);
    ReferenceFigures reference = folder.reference();
    Table table = new Table("", "value", "reference");
    for (int choice = 0; choice < MAILS.size(); choice++) {
      Mail mail = MAILS.get(choice);
      table.row(
          mail.words,
          Estimate.ofMean(worth.scores(all(valued.size(), choice))).level(),
          reference.policy(reward, mail.policy).level());
    }
    table.row(
        "chosen for each row",
        Estimate.ofMean(worth.scores(chosen)).level(),
        reference.policy(reward, "t_linear(" + reward + ")").level());
    List<String> notes = new ArrayList<>(table.lines());
    notes.add(shares(chosen));
    Estimate mailing = worth.difference(all(valued.size(), best), all(valued.size(), NOBODY));
    notes.add(
        "%s over nobody: %s, e-mailing is %s"
            .formatted(MAILS.get(best).words, mailing.difference(), mailing.verdict()));
    Estimate choosing = worth.difference(chosen, all(valued.size(), best));
    notes.add(
        "choosing for each row over %s: %s, personalisation is %s (reference %s)"
            .formatted(
                MAILS.get(best).words,
                choosing.difference(),
                choosing.verdict(),
                reference.gain(reward, "t_linear(" + reward + ")").difference()));
    return Section.ofNotes(
        "hillstrom, %s: learned on half 0, valued on the %,d rows of half 1, doubly robust, ± 1.96 standard errors"
            .formatted(reward, valued.size()),
        notes);
  }

  /** By choice and row of the valuing half, the probability of the reward. */
  private double[][] expected(String reward, List<Facts> learned, List<Facts> valued) {
    List<PlainRow> asked = TableRows.of(valued, reward, YES);
    List<Callable<double[]>> tasks = new ArrayList<>();
    for (Mail mail : MAILS) {
      List<PlainRow> known =
          TableRows.of(learned.stream().filter(mail::wasSentTo).toList(), reward, YES);
      tasks.add(() -> learning.fit(known, asked).probabilities());
    }
    return learning.all(tasks).toArray(double[][]::new);
  }

  private static int sent(Facts row) {
    for (int choice = 0; choice < MAILS.size(); choice++) {
      if (MAILS.get(choice).wasSentTo(row)) {
        return choice;
      }
    }
    throw new IllegalArgumentException("no e-mail is called " + row.later().get("segment"));
  }

  private static int bestSingle(String reward, List<Facts> learned) {
    double[] means =
        MAILS.stream()
            .mapToDouble(
                mail ->
                    learned.stream()
                        .filter(mail::wasSentTo)
                        .mapToInt(row -> YES.equals(row.later().get(reward)) ? 1 : 0)
                        .average()
                        .orElse(0))
            .toArray();
    return highest(means);
  }

  private static int[] choices(double[][] expected) {
    int[] chosen = new int[expected[0].length];
    for (int row = 0; row < chosen.length; row++) {
      int place = row;
      chosen[row] = highest(Arrays.stream(expected).mapToDouble(of -> of[place]).toArray());
    }
    return chosen;
  }

  private static int highest(double[] values) {
    int highest = 0;
    for (int i = 1; i < values.length; i++) {
      highest = values[i] > values[highest] ? i : highest;
    }
    return highest;
  }

  private static int[] all(int rows, int choice) {
    int[] choices = new int[rows];
    Arrays.fill(choices, choice);
    return choices;
  }

  private static String shares(int[] chosen) {
    List<String> shares = new ArrayList<>();
    for (int mail = 0; mail < MAILS.size(); mail++) {
      int number = mail;
      long count = Arrays.stream(chosen).filter(choice -> choice == number).count();
      shares.add("%s %.1f %%".formatted(MAILS.get(mail).segment, 100.0 * count / chosen.length));
    }
    return "chosen: " + String.join(", ", shares);
  }
}
