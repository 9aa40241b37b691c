package org.gelegen.scoring.settings;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.records.settings.ParsedSettings;

/** Puts settings in force, checked and on record. */
public final class SettingsOrders {
  private final SettingsChecks checks;
  private final SettingsStore settings;
  private final AuditLog audit;
  private final InstantSource clock;

  public SettingsOrders(
      SettingsChecks checks, SettingsStore settings, AuditLog audit, InstantSource clock) {
    this.checks = checks;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /** The settings that a text holds, or everything that is wrong with them; changes nothing. */
  public ParsedSettings check(ClientId client, String text) {
    return checks.read(client, text);
  }

  /** What in settings that were checked is laxer than the rule pack, which counts all the same. */
  public List<String> notes(ClientId client, ClientSettings checked) {
    return checks.notes(client, checked);
  }

  /**
   * Makes settings that were checked the newest version.
   *
   * @param by the key's id
   */
  public SettingsStore.Version put(ClientId client, ClientSettings checked, String by) {
    Instant now = clock.instant();
    SettingsStore.Version version = settings.put(client, checked, now, by);
    audit.append(client, now, by, "settings.changed", "version=" + version.number());
    return version;
  }
}
