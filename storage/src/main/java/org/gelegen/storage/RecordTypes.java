package org.gelegen.storage;

import org.gelegen.model.records.RecordType;

/** The numbers of the kinds of records in the table of records, which never change. */
final class RecordTypes {
  /** What the former debtor of a case hears, which nobody handed in. */
  static final int CASE_CLOSED_FOR_FORMER = 7;

  private RecordTypes() {}

  static int number(RecordType type) {
    return switch (type) {
      case CLIENT -> 0;
      case DEBTOR -> 1;
      case CASE -> 2;
      case HOLD -> 3;
      case CONTACT -> 4;
      case OUTCOME -> 5;
      case PAYMENT -> 6;
    };
  }
}
