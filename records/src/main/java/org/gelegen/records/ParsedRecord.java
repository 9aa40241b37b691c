package org.gelegen.records;

import java.util.List;
import org.gelegen.model.records.PortfolioRecord;

/** What a line turned out to be. */
public sealed interface ParsedRecord {
  /** A record. */
  record Valid(PortfolioRecord record) implements ParsedRecord {}

  /** No record; at least one error says why. */
  record Invalid(List<FieldError> errors) implements ParsedRecord {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }
}
