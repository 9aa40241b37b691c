package org.gelegen.notebooks.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog.DebtorRecords;
import org.gelegen.trainer.labels.DebtorLabels;
import org.gelegen.trainer.labels.LabelledContact;
import org.jspecify.annotations.Nullable;

/**
 * A debtor in a period: as it was at its end, whether there was a reason to contact it, and the
 * outbound contacts that were made with it.
 *
 * @param open whether a case was open when the period began or came in during it
 */
record DebtorLook(@Nullable DebtorRecord debtor, boolean open, List<Made> contacts) {

  /** An outbound contact, with what was known just before it. */
  record Made(DebtorHistory before, ContactRecord contact, LabelledContact labelled) {}

  /**
   * Looks at a debtor.
   *
   * @param knownUntil nothing later is looked at; labels are as of it
   */
  static DebtorLook at(
      DebtorRecords records,
      ClientRecord client,
      Period period,
      Instant knownUntil,
      Duration responseWindow) {
    List<PortfolioRecord> known =
        records.records().stream().filter(record -> !record.at().isAfter(knownUntil)).toList();
    Map<ContactId, LabelledContact> labels = new HashMap<>();
    new DebtorLabels(known, knownUntil, responseWindow)
        .contacts()
        .forEach(labelled -> labels.put(labelled.contact().contactId(), labelled));
    List<Made> contacts = new ArrayList<>();
    boolean[] open = {false};
    boolean[] begun = {false};
    DebtorHistory after =
        DebtorHistory.replay(
            records.debtorId(),
            client.timeZone(),
            known,
            (before, record) -> {
              if (!begun[0] && record.at().isAfter(period.from())) {
                begun[0] = true;
                open[0] = before.actionableCase(period.from()).isPresent();
              }
              if (period.has(record.at())) {
                open[0] |= record instanceof CaseRecord;
                LabelledContact labelled =
                    record instanceof ContactRecord contact
                        ? labels.get(contact.contactId())
                        : null;
                if (labelled != null) {
                  contacts.add(new Made(before, labelled.contact(), labelled));
                }
              }
            });
    if (!begun[0]) {
      open[0] = after.actionableCase(period.from()).isPresent();
    }
    return new DebtorLook(after.debtor().orElse(null), open[0] || !contacts.isEmpty(), contacts);
  }
}
