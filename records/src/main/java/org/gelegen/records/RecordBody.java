package org.gelegen.records;

import java.util.List;
import org.gelegen.model.records.PortfolioRecord;

/**
 * One record or an array of records of one type.
 *
 * @param records what could be read, in order; to be used only when there are no errors
 * @param errors with pointers such as {@code /3/amount}, or {@code /amount} for a single record
 */
public record RecordBody(List<PortfolioRecord> records, List<FieldError> errors) {
  public RecordBody {
    records = List.copyOf(records);
    errors = List.copyOf(errors);
  }
}
