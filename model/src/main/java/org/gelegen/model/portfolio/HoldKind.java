package org.gelegen.model.portfolio;

/** Why a debtor or a case is left in peace. */
public enum HoldKind implements WireName {
  DISPUTE("dispute"),
  COMPLAINT("complaint"),
  DEBT_COUNSELLING("debt-counselling"),
  MORATORIUM("moratorium"),
  BANKRUPTCY("bankruptcy"),
  DECEASED("deceased"),
  ARRANGEMENT("arrangement"),
  REVIEW("review");

  private final String wireName;

  HoldKind(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
