package org.gelegen.trainer.promotion;

/** One reason to promote a challenger or not to. Pure. */
public interface PromotionRule {
  /** What it goes by, in lower case with hyphens. */
  String name();

  /** What it asks for, in a sentence, with its thresholds. */
  String says();

  /** What it makes of a challenger. */
  Opinion judge(Evidence evidence);
}
