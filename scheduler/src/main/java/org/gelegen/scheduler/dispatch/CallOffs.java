package org.gelegen.scheduler.dispatch;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks some times a second, while the messages of a batch go out, which of its contacts were taken
 * back since they were claimed: a batch may take as long as a slow gateway does. Where the database
 * does not answer nothing goes out. For one thread at a time.
 */
final class CallOffs {
  private static final Logger LOG = LoggerFactory.getLogger(CallOffs.class);
  static final Duration GLANCE = Duration.ofMillis(200);

  private final CampaignStore campaigns;
  private final ClientId client;
  private final Set<ContactId> batch;
  private final LongSupplier nanos;
  private final Set<ContactId> calledOff = new HashSet<>();
  private boolean known = true;
  private long seenAt;

  /**
   * Readies a batch whose contacts were looked at just now.
   *
   * @param nanos a clock that nobody sets
   */
  CallOffs(CampaignStore campaigns, ClientId client, Set<ContactId> batch, LongSupplier nanos) {
    this.campaigns = campaigns;
    this.client = client;
    this.batch = Set.copyOf(batch);
    this.nanos = nanos;
    seenAt = nanos.getAsLong();
  }

  /** Those that were called off since the last glance, when it is time for one. */
  Set<ContactId> news() {
    if (nanos.getAsLong() - seenAt <= GLANCE.toNanos()) {
      return Set.of();
    }
    Set<ContactId> news = look();
    news.removeAll(calledOff);
    calledOff.addAll(news);
    seenAt = nanos.getAsLong();
    return news;
  }

  /** Whether a contact must not go out, by the last glance. */
  boolean forbid(ContactId contact) {
    return !known || calledOff.contains(contact);
  }

  private Set<ContactId> look() {
    try {
      Set<ContactId> found = new HashSet<>(campaigns.calledOff(client, batch));
      known = true;
      return found;
    } catch (RuntimeException e) {
      LOG.warn("what was called off of {} is not known: nothing is handed over", client, e);
      known = false;
      return new HashSet<>();
    }
  }
}
