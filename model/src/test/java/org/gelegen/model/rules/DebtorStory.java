package org.gelegen.model.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.history.Attempt;
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
import org.gelegen.model.portfolio.LocalWindow;
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
import org.jspecify.annotations.Nullable;

/** Tells what happened to a debtor, from one with an open case and every address. */
final class DebtorStory {
  static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  static final ClientId CLIENT = new ClientId("noorderlicht");
  static final DebtorId DEBTOR = new DebtorId("d-1");
  static final CaseId CASE = new CaseId("c-1");
  private static final Instant START = Instant.parse("2023-01-01T00:00:00Z");

  private final List<PortfolioRecord> records = new ArrayList<>();
  private final List<Attempt> pending = new ArrayList<>();
  private final Map<Channel, Address> channels = new EnumMap<>(Channel.class);
  private final Set<Need> needs = EnumSet.noneOf(Need.class);
  private final List<LocalWindow> inconvenient = new ArrayList<>();
  private @Nullable ZoneId zone = AMSTERDAM;
  private ZoneId clientZone = AMSTERDAM;
  private @Nullable Party party = Party.THIRD;
  private @Nullable String postcode;
  private @Nullable Channel preferred;
  private CaseStatus status = CaseStatus.OPEN;
  private @Nullable LocalDate due;
  private int contacts;

  DebtorStory() {
    for (Channel channel : Channel.values()) {
      channels.put(channel, new Address("somewhere", channel == Channel.WHATSAPP ? true : null));
    }
  }

  DebtorStory livingIn(@Nullable ZoneId newZone) {
    zone = newZone;
    return this;
  }

  DebtorStory ofClientIn(ZoneId newZone) {
    clientZone = newZone;
    return this;
  }

  DebtorStory ofParty(@Nullable Party newParty) {
    party = newParty;
    return this;
  }

  DebtorStory preferring(Channel channel) {
    preferred = channel;
    return this;
  }

  DebtorStory reachedAt(Channel channel, @Nullable String address, @Nullable Boolean consent) {
    channels.put(channel, new Address(address, consent));
    return this;
  }

  DebtorStory without(Channel channel) {
    channels.remove(channel);
    return this;
  }

  DebtorStory withPostcode(String newPostcode) {
    postcode = newPostcode;
    return this;
  }

  DebtorStory needing(Need need) {
    needs.add(need);
    return this;
  }

  DebtorStory notDuring(LocalWindow window) {
    inconvenient.add(window);
    return this;
  }

  DebtorStory withCase(CaseStatus newStatus) {
    status = newStatus;
    return this;
  }

  DebtorStory withCaseDue(String date) {
    due = LocalDate.parse(date);
    return this;
  }

  DebtorStory contacted(Channel channel, String at) {
    return contact(channel, at, Direction.OUTBOUND);
  }

  DebtorStory contact(Channel channel, String at, Direction direction) {
    return contactAbout(CASE, channel, at, direction);
  }

  DebtorStory contactAbout(
      @Nullable CaseId caseId, Channel channel, String at, Direction direction) {
    records.add(
        new ContactRecord(
            CLIENT,
            new ContactId("k-" + ++contacts),
            DEBTOR,
            caseId,
            channel,
            Instant.parse(at),
            direction,
            null,
            null,
            null,
            null));
    return this;
  }

  /** A call about the case that speaks of others as well. */
  DebtorStory calledAbout(String at, List<CaseId> others) {
    records.add(
        new ContactRecord(
            CLIENT,
            new ContactId("k-" + ++contacts),
            DEBTOR,
            CASE,
            others,
            Channel.PHONE,
            Instant.parse(at),
            Direction.OUTBOUND,
            null,
            null,
            null,
            null));
    return this;
  }

  /** Another open case. */
  DebtorStory alsoOwing(CaseId other) {
    records.add(debtCase(other, CaseStatus.OPEN, null));
    return this;
  }

  private static CaseRecord debtCase(CaseId caseId, CaseStatus its, @Nullable LocalDate dueOn) {
    return new CaseRecord(
        CLIENT,
        caseId,
        DEBTOR,
        START,
        dueOn,
        new BigDecimal("100.00"),
        Stage.REMINDER,
        its,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        new TreeMap<>());
  }

  /** An outcome of the contact told last. */
  DebtorStory then(OutcomeResult result, String at, @Nullable String callbackAt) {
    records.add(
        new OutcomeRecord(
            CLIENT,
            new ContactId("k-" + contacts),
            Instant.parse(at),
            result,
            callbackAt == null ? null : Instant.parse(callbackAt)));
    return this;
  }

  /** The debtor's newest version, as told so far, from {@code at} on. */
  DebtorStory restatedAt(String at) {
    records.add(version(Instant.parse(at)));
    return this;
  }

  DebtorStory held(HoldKind kind, @Nullable String caseId, String from, @Nullable String until) {
    records.add(
        new HoldRecord(
            CLIENT,
            new HoldId("h-" + records.size()),
            DEBTOR,
            caseId == null ? null : new CaseId(caseId),
            Instant.parse(from),
            kind,
            Instant.parse(from),
            until == null ? null : Instant.parse(until)));
    return this;
  }

  DebtorStory planned(Channel channel, String at) {
    return planned(channel, at, "p-" + pending.size());
  }

  DebtorStory planned(Channel channel, String at, String contactId) {
    pending.add(Attempt.outbound(new ContactId(contactId), CASE, channel, Instant.parse(at)));
    return this;
  }

  Standing standing() {
    return standing(CASE);
  }

  Standing standing(@Nullable CaseId caseId) {
    List<PortfolioRecord> all = new ArrayList<>(records);
    all.add(version(START));
    all.add(debtCase(CASE, status, due));
    ClientRecord client =
        new ClientRecord(
            CLIENT,
            START,
            "Noorderlicht Energie",
            clientZone,
            "NL",
            Currency.getInstance("EUR"),
            party);
    return new Standing(client, DebtorHistory.replay(DEBTOR, clientZone, all), caseId, pending);
  }

  private DebtorRecord version(Instant at) {
    return new DebtorRecord(
        CLIENT,
        DEBTOR,
        at,
        DebtorKind.CONSUMER,
        null,
        zone,
        null,
        postcode,
        channels,
        preferred,
        needs,
        false,
        null,
        inconvenient,
        new TreeMap<>());
  }
}
