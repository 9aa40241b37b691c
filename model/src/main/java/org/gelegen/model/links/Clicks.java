package org.gelegen.model.links;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.settings.SettingsStore;

/**
 * Follows links: tells where they lead, which is the client's own page and nowhere else, and makes
 * an outcome {@code clicked} of the first time. Safe for use by many threads.
 */
public final class Clicks {
  /**
   * Scanners of mail follow links when a message comes in, with the name of a browser; a person has
   * to read it first.
   */
  public static final Duration TOO_SOON = Duration.ofSeconds(30);

  private final TrackedLinks links;
  private final SettingsStore settings;
  private final RecordIntake intake;
  private final InstantSource clock;

  public Clicks(
      TrackedLinks links, SettingsStore settings, RecordIntake intake, InstantSource clock) {
    this.links = links;
    this.settings = settings;
    this.intake = intake;
    this.clock = clock;
  }

  /** The link that ends with a token, or empty when there is none. */
  public Optional<TrackedLink> find(String token) {
    return links.find(token);
  }

  /** Where a link leads: the page of the settings in force, or empty when they name none. */
  public Optional<URI> target(TrackedLink link) {
    return settings.current(link.clientId()).settings().payments().page(link.reference());
  }

  /**
   * Notes that the debtor followed a link; when this returns, the first time is durable. What comes
   * within {@link #TOO_SOON} of the message is not the debtor's and is not noted, so that a later
   * time is.
   */
  public void note(TrackedLink link) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (now.isBefore(link.madeAt().plus(TOO_SOON))) {
      return;
    }
    // The same outcome each time: one that is known changes nothing, and one that was lost comes.
    links
        .firstClicked(link, now)
        .map(
            first ->
                new OutcomeRecord(
                    link.clientId(), link.contactId(), first, OutcomeResult.CLICKED, null))
        .ifPresent(outcome -> intake.accept(List.of(new NumberedRecord(1, outcome))));
  }
}
