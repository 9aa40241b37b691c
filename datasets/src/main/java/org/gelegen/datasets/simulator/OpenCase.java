package org.gelegen.datasets.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Stage;

/** A case as it stands in the simulated world. */
final class OpenCase {
  final CaseId id;

  /** The month whose invoice it is, counted through the years. */
  final int month;

  /** The day it came in, in days since the epoch. */
  final int opened;

  final LocalDate dueDate;
  final Certainty ability;
  final Certainty willingness;
  final SortedMap<String, AttributeValue> attributes;
  long outstandingCents;
  Stage stage;
  CaseStatus status = CaseStatus.OPEN;

  /** The moment of its newest version. */
  Instant told = Instant.MIN;

  /** No day's chance of being paid without contact is larger, in [0, 1]. */
  final double mostSelfCure;

  /** Counts the arrangements, so that an earlier one cannot break a later one. */
  int arrangements;

  OpenCase(
      CaseId id,
      int month,
      int opened,
      long outstandingCents,
      Stage stage,
      Certainty ability,
      Certainty willingness,
      SortedMap<String, AttributeValue> attributes,
      double mostSelfCure) {
    this.id = id;
    this.month = month;
    this.opened = opened;
    this.dueDate = LocalDate.ofEpochDay(opened - 14L);
    this.outstandingCents = outstandingCents;
    this.stage = stage;
    this.ability = ability;
    this.willingness = willingness;
    this.attributes = attributes;
    this.mostSelfCure = mostSelfCure;
  }
}
