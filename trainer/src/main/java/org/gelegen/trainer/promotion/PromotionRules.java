package org.gelegen.trainer.promotion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.trainer.promotion.Verdict.Ruling;

/**
 * When a challenger takes the champion's place: rules in an order, of which the first that promotes
 * or refuses decides. All are asked, so that a verdict shows what each made of the challenger.
 *
 * @param list in their order; the last one always decides
 */
public record PromotionRules(List<PromotionRule> list) {
  public PromotionRules {
    list = List.copyOf(list);
  }

  /**
   * The usual rules with their thresholds.
   *
   * @param freshAfter how much newer the data of a challenger must be that is only as good
   * @param lossSlack how much log-loss, in nats a contact, makes no difference in practice
   * @param calibrationSlack how much larger the expected calibration error may be
   * @param asGoodMargin by which share of the champion's log-loss one that is as good may be worse
   */
  public static PromotionRules of(
      Duration freshAfter, double lossSlack, double calibrationSlack, double asGoodMargin) {
    return new PromotionRules(
        List.of(
            new NotRolledBack(),
            new FirstChampion(),
            new EnoughContacts(),
            new NoHeadWorse(lossSlack),
            new CalibratedAsWell(calibrationSlack),
            new NoLessValue(),
            new SomeHeadBetter(),
            new AsGoodAndFresher(freshAfter, asGoodMargin),
            new NoBetter()));
  }

  /** Seven days, 0.002 nats, two percentage points and two percent. */
  public static PromotionRules defaults() {
    return of(Duration.ofDays(7), 0.002, 0.02, 0.02);
  }

  /** The verdict on a challenger. */
  public Verdict judge(Evidence evidence) {
    List<Ruling> rulings = new ArrayList<>();
    for (PromotionRule rule : list) {
      rulings.add(new Ruling(rule.name(), rule.judge(evidence)));
    }
    for (Ruling ruling : rulings) {
      switch (ruling.opinion()) {
        case Opinion.Promote(String why) -> {
          return new Verdict(true, ruling.rule(), why, rulings);
        }
        case Opinion.Refuse(String why) -> {
          return new Verdict(false, ruling.rule(), why, rulings);
        }
        case Opinion.Pass _, Opinion.Skip _ -> {
          // The next one decides.
        }
      }
    }
    throw new IllegalStateException("no rule decided: the last one must");
  }
}
