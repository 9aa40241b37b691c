package org.gelegen.model.records;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.LocalWindow;
import org.gelegen.model.portfolio.Need;
import org.jspecify.annotations.Nullable;

/**
 * A debtor as it is from {@code at} on.
 *
 * @param language ISO 639-1, absent: the client's
 * @param timeZone where the debtor is, absent: unknown
 * @param payday day of the month, 1 to 31, on which the debtor is paid
 * @param inconvenient the debtor's own times not to be contacted
 */
public record DebtorRecord(
    ClientId clientId,
    DebtorId debtorId,
    Instant at,
    DebtorKind kind,
    @Nullable String language,
    @Nullable ZoneId timeZone,
    @Nullable Integer birthYear,
    @Nullable String postcode,
    Map<Channel, Address> channels,
    @Nullable Channel preferredChannel,
    Set<Need> needs,
    boolean vulnerable,
    @Nullable Integer payday,
    List<LocalWindow> inconvenient,
    SortedMap<String, AttributeValue> attributes)
    implements PortfolioRecord {
  private static final Set<Channel> NUMBERED =
      EnumSet.of(Channel.PHONE, Channel.IVR, Channel.SMS, Channel.WHATSAPP);

  public DebtorRecord {
    channels = channels.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(channels));
    needs = Set.copyOf(needs);
    inconvenient = List.copyOf(inconvenient);
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    if (payday != null && (payday < 1 || payday > 31)) {
      throw new IllegalArgumentException("payday must be from 1 to 31 but is " + payday);
    }
    if (birthYear != null && (birthYear < 1850 || birthYear > 2200)) {
      throw new IllegalArgumentException("birthYear must be from 1850 to 2200 but is " + birthYear);
    }
  }

  /** These channels, and those that use the number of one of them, for calls or for texts. */
  public Set<Channel> sharingNumber(Set<Channel> some) {
    Set<Channel> sharing = EnumSet.noneOf(Channel.class);
    sharing.addAll(some);
    for (Channel one : NUMBERED) {
      for (Channel other : some) {
        String number = NUMBERED.contains(other) ? number(other) : null;
        if (number != null && number.equals(number(one))) {
          sharing.add(one);
        }
      }
    }
    return sharing;
  }

  private @Nullable String number(Channel channel) {
    Address address = channels.get(channel);
    return address == null || address.address() == null
        ? null
        : address.address().replaceAll("[^0-9+]", "");
  }

  /** The same version without what only this one client knows. */
  public DebtorRecord withoutAttributes() {
    return new DebtorRecord(
        clientId,
        debtorId,
        at,
        kind,
        language,
        timeZone,
        birthYear,
        postcode,
        channels,
        preferredChannel,
        needs,
        vulnerable,
        payday,
        inconvenient,
        new TreeMap<>());
  }

  @Override
  public RecordType type() {
    return RecordType.DEBTOR;
  }

  @Override
  public RecordKey key() {
    return new RecordKey(RecordType.DEBTOR, debtorId.value(), at);
  }
}
