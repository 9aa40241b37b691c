package org.gelegen.scoring.settings;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntPredicate;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.records.settings.ParsedSettings;
import org.gelegen.records.settings.SettingsCodec;

/** Puts settings in force, checked and on record. */
public final class SettingsOrders {
  private final SettingsChecks checks;
  private final SettingsStore settings;
  private final AuditLog audit;
  private final InstantSource clock;
  private final SettingsCodec codec = new SettingsCodec();

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
   * Makes settings that were checked the newest version, whatever is in force; where the same are
   * in force, that version stays and is answered.
   *
   * @param by the key's id
   */
  public SettingsStore.Version put(ClientId client, ClientSettings checked, String by) {
    SettingsStore.Version inForce = settings.current(client);
    if (isSame(inForce, checked)) {
      return inForce;
    }
    Instant now = clock.instant();
    SettingsStore.Version version = settings.put(client, checked, now, by);
    record(client, now, by, version);
    return version;
  }

  /**
   * The same, but only in the place of certain versions.
   *
   * @param replaceable whether the version with a number may be replaced
   */
  public Replacement replace(
      ClientId client, IntPredicate replaceable, ClientSettings checked, String by) {
    SettingsStore.Version inForce = settings.current(client);
    if (isSame(inForce, checked)) {
      return new Replacement.Same(inForce);
    }
    if (!replaceable.test(inForce.number())) {
      return new Replacement.Overtaken(inForce);
    }
    Instant now = clock.instant();
    SettingsStore.Version next = new SettingsStore.Version(inForce.number() + 1, checked);
    if (!settings.tryPut(client, next, now, by)) {
      return new Replacement.Overtaken(settings.current(client));
    }
    record(client, now, by, next);
    return new Replacement.Saved(next);
  }

  /** Compared as they are kept, so that 1.0 and 1.00 are the same amount. */
  private boolean isSame(SettingsStore.Version inForce, ClientSettings checked) {
    return codec.write(inForce.settings()).equals(codec.write(checked));
  }

  private void record(ClientId client, Instant now, String by, SettingsStore.Version version) {
    audit.append(client, now, by, "settings.changed", "version=" + version.number());
  }
}
