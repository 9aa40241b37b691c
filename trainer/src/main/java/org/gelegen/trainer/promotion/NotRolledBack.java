package org.gelegen.trainer.promotion;

/** What was rolled back from does not come back by itself, under whatever number. */
record NotRolledBack() implements PromotionRule {
  @Override
  public String name() {
    return "not-rolled-back";
  }

  @Override
  public String says() {
    return "A challenger that is, to the byte, a version that was rolled back from is refused.";
  }

  @Override
  public Opinion judge(Evidence evidence) {
    return evidence.repeats() == null
        ? new Opinion.Pass("no version that was rolled back from is the same")
        : new Opinion.Refuse("the same as " + evidence.repeats() + ", which was rolled back from");
  }
}
