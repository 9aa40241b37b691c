package org.gelegen.model.decision;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.GelegenException;
import org.gelegen.model.changes.Changes;
import org.gelegen.model.changes.Remembered;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Enroller;
import org.gelegen.model.experiments.Placement;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.offers.Approaches;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.workflows.WorkflowPolicy;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to decide for one client: its debtors' histories, its settings, rules and
 * model, each the newest, or as new as {@link Changes} allows. Safe for use by many threads.
 */
public final class Desk {
  private static final int MANY = 1_000;

  private final SettingsStore settings;
  private final ModelSource models;
  private final RuleBooks rules;
  private final Enroller enroller;
  private final @Nullable Approaches approaches;
  private final Portfolio portfolio;
  private final ClientRecord client;
  private final Changes changes;
  private final Remembered<Optional<LoadedModel>> shadow;
  private final Remembered<Set<DebtorId>> objected;
  private final SessionPool pool = new SessionPool();
  private @Nullable Decider decider;
  private long decidedAt;
  private SettingsStore.@Nullable Version version;

  /**
   * Readies a desk.
   *
   * @param changes whether what was looked at last still holds
   */
  Desk(
      SettingsStore settings,
      ModelSource models,
      RuleBooks rules,
      Enroller enroller,
      @Nullable Approaches approaches,
      Portfolio portfolio,
      ClientRecord client,
      Changes changes) {
    this.settings = settings;
    this.models = models;
    this.rules = rules;
    this.enroller = enroller;
    this.approaches = approaches;
    this.portfolio = portfolio;
    this.client = client;
    this.changes = changes;
    shadow = new Remembered<>(changes);
    objected = new Remembered<>(changes);
  }

  public ClientRecord client() {
    return client;
  }

  /** The histories, as they were when somebody refreshed them last. */
  public Portfolio portfolio() {
    return portfolio;
  }

  /** The histories, brought up to {@code now}. */
  public Portfolio portfolio(Instant now) {
    portfolio.refresh(now, changes.mark(client.clientId()));
    return portfolio;
  }

  /** A debtor's history of what happened by {@code at}, or empty when nothing did. */
  public Optional<DebtorHistory> history(DebtorId debtor, Instant at) {
    return portfolio.find(debtor, at);
  }

  /**
   * A decider with the settings, rules and model in force. Where the champion cannot be read it has
   * the settings and rules all the same, and says of its model that it is not to be asked.
   */
  public synchronized Decider decider() {
    long mark = changes.mark(client.clientId());
    if (decider != null && mark == decidedAt) {
      return decider;
    }
    SettingsStore.Version newest = settings.current(client.clientId());
    LoadedModel model = models.current(client.clientId());
    if (decider == null
        || version == null
        || version.number() != newest.number()
        || !decider.loaded().sameAs(model)) {
      decider =
          new Decider(
              client,
              newest.settings(),
              rules.of(client, newest.settings()),
              model,
              newest.number(),
              approaches);
      version = newest;
    }
    decidedAt = mark;
    return decider;
  }

  /**
   * The decider of the shadow under the champion's settings and rules; empty when there is no
   * shadow, or when it is the champion itself.
   */
  Optional<Decider> shadow(Decider champion) {
    return shadow
        .get(client.clientId(), () -> models.shadow(client.clientId()))
        .filter(its -> !its.name().equals(champion.modelVersion()))
        .map(champion::with);
  }

  /**
   * Exposes debtors to the experiments they fit.
   *
   * @param with whose settings count
   */
  public Placements enrol(Decider with, Collection<DebtorHistory> debtors, Instant at) {
    return enrol(with, debtors, objected(debtors), at);
  }

  /**
   * The same where it is known who objects to profiling.
   *
   * @param objected those who do
   */
  Placements enrol(
      Decider with, Collection<DebtorHistory> debtors, Set<DebtorId> objected, Instant at) {
    return placements(
        with,
        enroller.enrol(
            client.clientId(), with.settings().experiments(), without(objected, debtors), at),
        new Present(debtors, objected, at));
  }

  /** The same without exposing anybody. */
  public Placements foresee(Decider with, Collection<DebtorHistory> debtors, Instant at) {
    return foresee(with, debtors, objected(debtors), at);
  }

  /** The same where it is known who objects to profiling. */
  Placements foresee(
      Decider with, Collection<DebtorHistory> debtors, Set<DebtorId> objected, Instant at) {
    return placements(
        with,
        enroller.foresee(
            client.clientId(), with.settings().experiments(), without(objected, debtors), at),
        new Present(debtors, objected, at));
  }

  /** The same without any experiment. */
  Placements apart(Decider with, Collection<DebtorHistory> debtors, Instant at) {
    return placements(with, Map.of(), new Present(debtors, objected(debtors), at));
  }

  /** The debtors who are looked at, and those of them who object to profiling. */
  private record Present(Collection<DebtorHistory> debtors, Set<DebtorId> objected, Instant at) {}

  /** All who object to profiling, as new as {@link Changes} allows. */
  Set<DebtorId> rememberedObjected() {
    return objected.get(client.clientId(), () -> objections().objected(client.clientId()));
  }

  /** Who objects to profiling now, whatever was looked at last. */
  public Objections objections() {
    return enroller.objections();
  }

  /** What workflows have debtors contacted with, under a decider's settings and rules. */
  public WorkflowPolicy workflows(Decider with) {
    return new WorkflowPolicy(with.client(), with.settings(), with.rules(), enroller::segment)
        .sparing(approaches);
  }

  private Set<DebtorId> objected(Collection<DebtorHistory> debtors) {
    // Who objects is few, and a night asks about a million.
    return debtors.size() > MANY
        ? objections().objected(client.clientId())
        : objections()
            .objected(client.clientId(), debtors.stream().map(DebtorHistory::debtorId).toList());
  }

  /** Who objects to profiling takes part in no experiment. */
  private static Collection<DebtorHistory> without(
      Set<DebtorId> objected, Collection<DebtorHistory> debtors) {
    return objected.isEmpty()
        ? debtors
        : debtors.stream().filter(history -> !objected.contains(history.debtorId())).toList();
  }

  private Placements placements(
      Decider champion, Map<DebtorId, Placement> byDebtor, Present present) {
    Map<Integer, Decider> versions = new HashMap<>();
    for (Placement placement : byDebtor.values()) {
      if (placement.policy() instanceof ArmPolicy.Version(int number)) {
        versions.computeIfAbsent(number, _ -> champion.with(requireVersion(number)));
      }
    }
    return new Placements(
        champion, byDebtor, versions, present.objected(), withoutModel(champion, present));
  }

  /** Those whom a workflow serves while there is no champion, or none that can be read. */
  private Set<DebtorId> withoutModel(Decider champion, Present present) {
    if (champion.fit() || champion.settings().workflows().isEmpty()) {
      return Set.of();
    }
    WorkflowPolicy policy = workflows(champion);
    Set<DebtorId> served = new HashSet<>();
    for (DebtorHistory history : present.debtors()) {
      if (policy.serving(history, present.at()).isPresent()) {
        served.add(history.debtorId());
      }
    }
    return served;
  }

  private LoadedModel requireVersion(int number) {
    return models
        .find(client.clientId(), number)
        .orElseThrow(
            () ->
                new GelegenException(
                    "an experiment of "
                        + client.clientId()
                        + " has an arm with model version "
                        + number
                        + ", which is not registered: put settings in force that name another"));
  }

  /**
   * The sessions of one decider over one horizon, one for each zone that turns up. Not thread-safe.
   * Closing them lets others use them again.
   *
   * @param channels the channels to consider; those that the client does not use are left out
   */
  public Sessions sessions(Decider with, Horizon horizon, List<Channel> channels) {
    List<Channel> used = new ArrayList<>(channels);
    used.retainAll(with.settings().channels());
    if (used.isEmpty()) {
      throw new IllegalArgumentException("none of these channels is used by the client");
    }
    return new Sessions(pool, new SessionPool.Lot(with, horizon, used));
  }

  /** Sessions by zone. */
  public static final class Sessions implements AutoCloseable {
    private final SessionPool pool;
    private final SessionPool.Lot lot;
    private final Map<ZoneId, DecisionSession> byZone = new HashMap<>();

    private Sessions(SessionPool pool, SessionPool.Lot lot) {
      this.pool = pool;
      this.lot = lot;
    }

    /** Who decides in them. */
    Decider decider() {
      return lot.decider();
    }

    /** The session for debtors of {@code zone}. */
    public DecisionSession in(ZoneId zone) {
      return byZone.computeIfAbsent(zone, its -> pool.take(lot, its));
    }

    /** Gives them back: what they answered last no longer holds. */
    @Override
    public void close() {
      byZone.values().forEach(session -> pool.giveBack(lot, session));
      byZone.clear();
    }
  }
}
