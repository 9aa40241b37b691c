package org.gelegen.trainer.promotion;

/** The first version that has seen contacts is champion. */
record FirstChampion() implements PromotionRule {
  @Override
  public String name() {
    return "first-champion";
  }

  @Override
  public String says() {
    return "Where there is no champion that has seen contacts, the challenger is promoted.";
  }

  @Override
  public Opinion judge(Evidence evidence) {
    return evidence.champion() == null
        ? new Opinion.Promote("there was no champion")
        : new Opinion.Pass("the champion is " + evidence.champion().name());
  }
}
