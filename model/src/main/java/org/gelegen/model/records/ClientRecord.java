package org.gelegen.model.records;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.Party;
import org.jspecify.annotations.Nullable;

/**
 * A client as it is from {@code at} on.
 *
 * @param country ISO 3166-1 alpha-2, which selects the rule pack
 * @param party absent: the stricter rules count
 */
public record ClientRecord(
    ClientId clientId,
    Instant at,
    String name,
    ZoneId timeZone,
    String country,
    Currency currency,
    @Nullable Party party)
    implements PortfolioRecord {
  public ClientRecord {
    if (!country.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException(
          "country must be two capital letters but is \"" + country + "\"");
    }
  }

  @Override
  public RecordType type() {
    return RecordType.CLIENT;
  }

  @Override
  public RecordKey key() {
    return new RecordKey(RecordType.CLIENT, clientId.value(), at);
  }
}
