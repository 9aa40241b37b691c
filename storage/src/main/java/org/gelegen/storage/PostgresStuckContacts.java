package org.gelegen.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.StuckContacts;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.slots.Slot;
import org.jdbi.v3.core.Handle;

/** Finds and moves the rows of contacts that wait for a person. */
public final class PostgresStuckContacts implements StuckContacts {
  private final ClientTransactions transactions;

  public PostgresStuckContacts(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public List<ContactState> list(ClientId client, Set<ContactStatus> statuses, int limit) {
    return transactions.in(
        client, handle -> PlannedContactRows.stuck(handle, client, statuses, limit));
  }

  @Override
  public Optional<ContactState> find(ClientId client, ContactId contact) {
    return transactions.in(client, handle -> PlannedContactRows.find(handle, client, contact));
  }

  @Override
  public boolean planAgain(ClientId client, ContactId contact, Slot slot, Instant at, String by) {
    return transactions.in(
        client,
        handle -> {
          int planned =
              handle
                  .createUpdate(
                      """
                      update planned_contact
                      set status = 'planned', slot_starts_at = :starts, slot_ends_at = :ends,
                        not_before_at = null, reason = null, attempts_before = attempts,
                        failure = null
                      where client_id = :client and contact_id = :contact
                        and status = any(:from)
                      """)
                  .bind("starts", slot.start())
                  .bind("ends", slot.end())
                  .bind("client", client.value())
                  .bind("contact", contact.value())
                  .bindArray("from", String.class, names(Move.DROPPED.from()))
                  .execute();
          if (planned > 0) {
            PostgresStops.takeBack(handle, client);
            PostgresObjections.takeBack(handle, client);
          }
          return noted(handle, client, planned, at, by, "contact.planned-again", contact);
        });
  }

  @Override
  public boolean move(ClientId client, ContactId contact, Move move, Instant at, String by) {
    return transactions.in(
        client,
        handle -> {
          int moved =
              handle
                  .createUpdate(
                      """
                      update planned_contact set status = :to, reason = :reason
                      where client_id = :client and contact_id = :contact
                        and status = any(:from)
                      """)
                  .bind("to", move.to().wireName())
                  .bind("reason", move.reason())
                  .bind("client", client.value())
                  .bind("contact", contact.value())
                  .bindArray("from", String.class, names(move.from()))
                  .execute();
          return noted(handle, client, moved, at, by, "contact." + move.to().wireName(), contact);
        });
  }

  private static List<String> names(Set<ContactStatus> statuses) {
    return statuses.stream().map(WireName::wireName).sorted().toList();
  }

  private static boolean noted(
      Handle handle,
      ClientId client,
      int changed,
      Instant at,
      String by,
      String what,
      ContactId contact) {
    if (changed > 0) {
      AuditEntries.append(handle, client, at, by, what, contact.value());
    }
    return changed > 0;
  }
}
