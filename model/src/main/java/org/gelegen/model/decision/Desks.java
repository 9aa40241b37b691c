package org.gelegen.model.decision;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gelegen.model.experiments.Enroller;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.settings.SettingsStore;

/**
 * One desk a client, made when it is first asked for and again when the client's own record
 * changes.
 */
public final class Desks {
  private final RecordLog log;
  private final SettingsStore settings;
  private final ModelSource models;
  private final RuleBooks rules;
  private final Enroller enroller;
  private final Map<ClientId, Desk> desks = new ConcurrentHashMap<>();

  public Desks(
      RecordLog log,
      SettingsStore settings,
      ModelSource models,
      RuleBooks rules,
      Enroller enroller) {
    this.enroller = enroller;
    this.log = log;
    this.settings = settings;
    this.models = models;
    this.rules = rules;
  }

  /** The desk of a client, or empty when no record of that client was accepted. */
  public Optional<Desk> find(ClientId client) {
    Optional<ClientRecord> record = log.findClient(client);
    return record.map(
        newest ->
            desks.compute(
                client,
                (_, known) ->
                    known != null && known.client().equals(newest)
                        ? known
                        : new Desk(log, settings, models, rules, enroller, newest)));
  }
}
