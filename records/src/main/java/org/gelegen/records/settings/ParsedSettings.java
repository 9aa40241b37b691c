package org.gelegen.records.settings;

import java.util.List;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.records.FieldError;

/** What a document turned out to be. */
public sealed interface ParsedSettings {
  /** Settings, complete. */
  record Valid(ClientSettings settings) implements ParsedSettings {}

  /** No settings; at least one error says why. */
  record Invalid(List<FieldError> errors) implements ParsedSettings {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }
}
