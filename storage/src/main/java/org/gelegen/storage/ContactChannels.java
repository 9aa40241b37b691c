package org.gelegen.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;

/** Tells outcomes the channel of their contact. */
final class ContactChannels {
  private ContactChannels() {}

  /** All records of one debtor, among which are the contacts of its outcomes. */
  static List<PortfolioRecord> told(List<PortfolioRecord> records) {
    Map<ContactId, Channel> channels = new HashMap<>();
    for (PortfolioRecord record : records) {
      if (record instanceof ContactRecord contact) {
        channels.put(contact.contactId(), contact.channel());
      }
    }
    List<PortfolioRecord> told = new ArrayList<>(records.size());
    for (PortfolioRecord record : records) {
      Channel channel =
          record instanceof OutcomeRecord outcome ? channels.get(outcome.contactId()) : null;
      told.add(channel == null ? record : ((OutcomeRecord) record).over(channel));
    }
    return told;
  }
}
