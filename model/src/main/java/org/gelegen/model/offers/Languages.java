package org.gelegen.model.offers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;

/** The languages in which a debtor can be addressed. */
public final class Languages {
  private static final Map<String, String> OF_COUNTRY = Map.of("NL", "nl", "BE", "nl", "DE", "de");

  private Languages() {}

  /** The debtor's own, then that of the client's country, ISO 639-1. */
  public static List<String> of(ClientRecord client, DebtorHistory history) {
    Set<String> languages = new LinkedHashSet<>();
    history
        .debtor()
        .map(DebtorRecord::language)
        .map(language -> language.toLowerCase(Locale.ROOT))
        .ifPresent(languages::add);
    languages.add(OF_COUNTRY.getOrDefault(client.country(), "en"));
    return List.copyOf(languages);
  }
}
