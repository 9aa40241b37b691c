package org.gelegen.model.campaign;

import org.gelegen.model.portfolio.WireName;

/** What a {@link Campaign} counts, spelled as its counts are named. */
public enum PlanCount implements WireName {
  /** Debtors whom the planner looked at. */
  DEBTORS("debtors"),
  /** Contacts planned, whoever planned them. */
  CONTACTS("contacts"),
  /** Debtors to be contacted by what is worth most. */
  PLANNED("planned"),
  /** Debtors to be contacted in another way, for learning. */
  EXPLORED("explored"),
  /** Calls that debtors asked for. */
  APPOINTMENTS("appointments"),
  /** Debtors whom no contact is worth its cost. */
  WAITING("waiting"),
  /** Debtors for whom a later day is better. */
  POSTPONED("postponed"),
  /** Debtors for whom there is no capacity or no money. */
  WITHOUT_ROOM("withoutRoom"),
  /** Debtors who may not be contacted. */
  STOPPED("stopped"),
  /** Debtors who object to profiling. */
  OBJECTED("objected"),
  /** Debtors in an arm of an experiment that leaves them alone. */
  LEFT_ALONE("leftAloneByExperiments"),
  /** Debtors for whom a workflow takes the place of a model that is not there. */
  WITHOUT_MODEL("withoutModel"),
  /** Debtors for whom nobody decides because the model cannot be read. */
  LEFT_BY_DAMAGED_MODEL("leftByDamagedModel"),
  /** Contacts that are a workflow's steps. */
  WORKFLOW_STEPS("workflowSteps"),
  /** Calls that debtors asked for of whom no model is asked. */
  WORKFLOW_APPOINTMENTS("workflowAppointments"),
  /** Steps of workflows that wait for room. */
  WORKFLOW_STEPS_WITHOUT_ROOM("workflowStepsWithoutRoom"),
  /** Contacts around a payment. */
  COURTESIES("courtesies");

  private final String wireName;

  PlanCount(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
