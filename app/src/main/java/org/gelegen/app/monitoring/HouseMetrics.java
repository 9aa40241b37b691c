package org.gelegen.app.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import org.gelegen.app.House;
import org.gelegen.model.campaign.ContactStatus;

/** Adds to what the HTTP service counts how the house and its process stand. */
public final class HouseMetrics {
  private HouseMetrics() {}

  /** Has {@code registry} tell of {@code house} from now on. */
  public static void tell(House house, MeterRegistry registry) {
    bind(
        new FloorWatch(
            house.stores().records(),
            house.stores().campaigns(),
            house.stores().stuckContacts(),
            house.stores().stops(),
            house.stores().jobs(),
            house.stores().replyInbox(),
            house.surroundings().clock()),
        registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  static void bind(FloorWatch watch, MeterRegistry registry) {
    for (ContactStatus status : ContactStatus.values()) {
      Gauge.builder("gelegen.contacts", watch, its -> its.look().contacts(status))
          .description("Today's planned contacts of all clients by where they stand")
          .tag("status", status.wireName())
          .strongReference(true)
          .register(registry);
    }
    Gauge.builder("gelegen.contacts.stuck", watch, its -> its.look().stuck())
        .description("Contacts that wait for a person, a thousand a client at most")
        .strongReference(true)
        .register(registry);
    Gauge.builder("gelegen.jobs.overdue", watch, its -> its.look().overdue())
        .description("Jobs that were due an hour ago and are neither done nor paused")
        .strongReference(true)
        .register(registry);
    Gauge.builder("gelegen.replies.waiting", watch, its -> its.look().replies())
        .description("Stops of nobody who is known, or that could not be taken into the log yet")
        .strongReference(true)
        .register(registry);
    Gauge.builder("gelegen.stops", watch, its -> its.look().stops())
        .description("Stops in force")
        .strongReference(true)
        .register(registry);
  }
}
