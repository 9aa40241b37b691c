package org.gelegen.model.decision;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gelegen.model.changes.Changes;
import org.gelegen.model.changes.Remembered;
import org.gelegen.model.experiments.Enroller;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.offers.Approaches;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.settings.SettingsStore;
import org.jspecify.annotations.Nullable;

/**
 * One desk a client, made when it is first asked for and again when the client's own record
 * changes. Safe for use by many threads.
 */
public final class Desks {
  private final RecordLog log;
  private final SettingsStore settings;
  private final ModelSource models;
  private final RuleBooks rules;
  private final Enroller enroller;
  private final @Nullable Approaches approaches;
  private final Changes changes;
  private final Map<ClientId, Portfolio> portfolios;
  private final Remembered<Optional<ClientRecord>> records;
  private final Map<ClientId, Desk> desks = new ConcurrentHashMap<>();

  /**
   * Desks that look at the log, settings and models anew each time they are asked, and at which
   * nobody chooses how debtors are contacted.
   */
  public Desks(
      RecordLog log,
      SettingsStore settings,
      ModelSource models,
      RuleBooks rules,
      Enroller enroller) {
    this(log, settings, models, rules, enroller, null);
  }

  /**
   * Desks that look at the log, settings and models anew each time they are asked.
   *
   * @param approaches how debtors are contacted; absent: nobody chooses
   */
  public Desks(
      RecordLog log,
      SettingsStore settings,
      ModelSource models,
      RuleBooks rules,
      Enroller enroller,
      @Nullable Approaches approaches) {
    this(
        log,
        settings,
        models,
        rules,
        enroller,
        approaches,
        Changes.unknown(),
        new ConcurrentHashMap<>());
  }

  private Desks(
      RecordLog log,
      SettingsStore settings,
      ModelSource models,
      RuleBooks rules,
      Enroller enroller,
      @Nullable Approaches approaches,
      Changes changes,
      Map<ClientId, Portfolio> portfolios) {
    this.approaches = approaches;
    this.log = log;
    this.settings = settings;
    this.models = models;
    this.rules = rules;
    this.enroller = enroller;
    this.changes = changes;
    this.portfolios = portfolios;
    records = new Remembered<>(changes);
  }

  /**
   * Desks over the same histories that look anew only where something has changed: for those who
   * ask often, and may be behind by what {@link Changes} allows.
   */
  public Desks recent(Changes known) {
    return new Desks(log, settings, models, rules, enroller, approaches, known, portfolios);
  }

  /** Desks over the same histories that look at settings, models and experiments elsewhere. */
  public Desks with(SettingsStore otherSettings, ModelSource otherModels, Enroller otherEnroller) {
    return new Desks(
        log, otherSettings, otherModels, rules, otherEnroller, approaches, changes, portfolios);
  }

  /** The desk of a client, or empty when no record of that client was accepted. */
  public Optional<Desk> find(ClientId client) {
    Optional<ClientRecord> record = records.get(client, () -> log.findClient(client));
    return record.map(
        newest ->
            desks.compute(
                client,
                (_, known) ->
                    known != null && known.client().equals(newest) ? known : open(newest)));
  }

  private Desk open(ClientRecord client) {
    return new Desk(
        settings, models, rules, enroller, approaches, portfolio(client), client, changes);
  }

  /**
   * The histories as the newest record of the client has them read, which is never gone back on.
   */
  private Portfolio portfolio(ClientRecord client) {
    return Objects.requireNonNull(
        portfolios.compute(
            client.clientId(),
            (_, known) ->
                known != null && !client.at().isAfter(known.client().at())
                    ? known
                    : new Portfolio(log, client)));
  }
}
