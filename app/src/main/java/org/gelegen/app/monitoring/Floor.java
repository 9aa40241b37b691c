package org.gelegen.app.monitoring;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.gelegen.model.campaign.ContactStatus;

/**
 * How a house stands, over all its clients together: metrics need no key, so they name nobody.
 *
 * @param contacts how many of today's planned contacts stand where
 * @param stuck how many contacts wait for a person, of whatever day
 * @param overdue how many jobs were due more than an hour ago, and are neither done nor paused
 * @param stops how many stops are in force
 * @param replies how many replies that say stop are nobody's that is known, or not in the log yet
 */
record Floor(
    Map<ContactStatus, Long> contacts, long stuck, long overdue, long stops, long replies) {
  Floor {
    Map<ContactStatus, Long> copy = new EnumMap<>(ContactStatus.class);
    copy.putAll(contacts);
    contacts = Collections.unmodifiableMap(copy);
  }

  long contacts(ContactStatus status) {
    return contacts.getOrDefault(status, 0L);
  }
}
