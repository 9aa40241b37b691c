package org.gelegen.app.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.rules.Verdict;
import org.gelegen.model.settings.ClientSettings;
import org.jspecify.annotations.Nullable;

/**
 * A debtor of a client in some country, judged by the packs: with an open case and every address.
 */
final class PackDebtor {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-1");
  private static final CaseId CASE = new CaseId("c-1");
  private static final Instant START = Instant.parse("2023-01-01T00:00:00Z");

  private final String country;
  private final ZoneId clock;
  private final List<PortfolioRecord> records = new ArrayList<>();
  private final Set<Need> needs = EnumSet.noneOf(Need.class);
  private @Nullable ZoneId zone;
  private @Nullable String postcode;
  private @Nullable Party party;
  private Instant confirmedAt = START;
  private boolean smsConsent = true;
  private int contacts;

  /**
   * @param clock where local times are told, and where the debtor lives
   */
  PackDebtor(String country, String clock) {
    this.country = country;
    this.clock = ZoneId.of(clock);
    zone = this.clock;
  }

  PackDebtor ofUnknownZone() {
    zone = null;
    return this;
  }

  PackDebtor withPostcode(@Nullable String newPostcode) {
    postcode = newPostcode;
    return this;
  }

  PackDebtor ofParty(@Nullable Party newParty) {
    party = newParty;
    return this;
  }

  PackDebtor needing(Need need) {
    needs.add(need);
    return this;
  }

  PackDebtor confirmedAt(String local) {
    confirmedAt = at(local);
    return this;
  }

  PackDebtor withoutSmsConsent() {
    smsConsent = false;
    return this;
  }

  /** A contact about the case, or about {@code otherCase}. */
  PackDebtor contact(
      Channel channel, String local, Direction direction, Optional<String> otherCase) {
    records.add(
        new ContactRecord(
            CLIENT,
            new ContactId("k-" + ++contacts),
            DEBTOR,
            otherCase.map(CaseId::new).orElse(CASE),
            channel,
            at(local),
            direction,
            null,
            null,
            null,
            null));
    return this;
  }

  PackDebtor contacted(Channel channel, String... locals) {
    for (String local : locals) {
      contact(channel, local, Direction.OUTBOUND, Optional.empty());
    }
    return this;
  }

  /** An outcome of the last contact, a minute after {@code local}. */
  PackDebtor then(OutcomeResult result, String local) {
    records.add(
        new OutcomeRecord(
            CLIENT, new ContactId("k-" + contacts), at(local).plusSeconds(60), result, null));
    return this;
  }

  PackDebtor held(HoldKind kind, String from, @Nullable String until) {
    records.add(
        new HoldRecord(
            CLIENT,
            new HoldId("h-1"),
            DEBTOR,
            null,
            at(from),
            kind,
            at(from),
            until == null ? null : at(until)));
    return this;
  }

  /** The moment at which the clock shows {@code local}; the earlier one of two. */
  Instant at(String local) {
    return LocalDateTime.parse(local).atZone(clock).toInstant();
  }

  ClientRecord client() {
    return new ClientRecord(
        CLIENT, START, "Noorderlicht", clock, country, Currency.getInstance("EUR"), party);
  }

  RuleBook book(RulePacks packs) {
    return packs.forClient(client(), ClientSettings.defaults());
  }

  /** The rules of {@code packs} that forbid a contact when the clock shows {@code local}. */
  List<String> rulesAgainst(RulePacks packs, Channel channel, String local) {
    return book(packs).judgeAll(standing(), channel, at(local)).stream()
        .map(Verdict.Excluded::rule)
        .map(rule -> rule.value())
        .toList();
  }

  Standing standing() {
    List<PortfolioRecord> all = new ArrayList<>(records);
    all.add(debtor());
    all.add(
        new CaseRecord(
            CLIENT,
            CASE,
            DEBTOR,
            START,
            null,
            new BigDecimal("100.00"),
            Stage.REMINDER,
            CaseStatus.OPEN,
            Certainty.UNKNOWN,
            Certainty.UNKNOWN,
            new TreeMap<>()));
    return new Standing(client(), DebtorHistory.replay(DEBTOR, clock, all), CASE, List.of());
  }

  private DebtorRecord debtor() {
    Map<Channel, Address> channels = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      boolean consent = channel != Channel.SMS || smsConsent;
      channels.put(channel, new Address("somewhere", consent ? true : null));
    }
    return new DebtorRecord(
        CLIENT,
        DEBTOR,
        confirmedAt,
        DebtorKind.CONSUMER,
        null,
        zone,
        null,
        postcode,
        channels,
        null,
        needs,
        false,
        null,
        List.of(),
        new TreeMap<>());
  }
}
