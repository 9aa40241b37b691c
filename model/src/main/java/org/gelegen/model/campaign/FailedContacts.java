package org.gelegen.model.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.OutcomeResult;

/**
 * The contacts that failed: refused by the gateway for good, made and come back, or not made before
 * their slot ended. In the place of each another may be planned the same day, over another channel
 * or, where only time ran out, in a later hour of the same one.
 *
 * <p>A contact is found here once it is settled as failed, an outcome in {@link #RESULTS} is taken
 * in or its slot has ended, in the same transaction, until somebody sees to it. So is a workflow's
 * that was tried too often, since its step may name another channel; a model's then waits for a
 * person.
 */
public interface FailedContacts {
  /** What happens to a contact that reached nobody it was meant for. */
  Set<OutcomeResult> RESULTS =
      Set.of(OutcomeResult.BOUNCED, OutcomeResult.FAILED, OutcomeResult.WRONG_PARTY);

  /** Failed contacts of campaigns that nobody saw to yet, at most {@code limit}, by id. */
  List<Failed> find(ClientId client, int limit);

  /** What a campaign's contacts take of capacities and budget, but for those never to be made. */
  List<Taken> taken(ClientId client, String campaignId);

  /**
   * Sees to failed contacts, and adds to the campaign what is planned in their place, in one
   * transaction. What somebody else saw to meanwhile is left alone, and nothing is added in its
   * place. One that another contact takes the place of no longer waits for a person; the others do.
   *
   * <p>What was taken in since the campaign was planned takes the new contacts back as it would
   * have taken back those of the campaign: who paid in the morning is left in peace for the day. So
   * does a stop.
   *
   * @return how many contacts were added and not taken back
   */
  int replace(ClientId client, String campaignId, List<Failed> failed, List<Instead> instead);

  /**
   * A contact that takes the place of one that failed.
   *
   * @param of the one that failed
   */
  record Instead(ContactId of, PlannedContact contact) {}

  /**
   * A failed contact.
   *
   * @param channels those of the debtor's contacts that failed in the same campaign, its own
   *     included; not those of contacts that only ran out of time
   */
  record Failed(String campaignId, PlannedContact contact, Set<Channel> channels) {
    public Failed {
      channels = Set.copyOf(channels);
    }
  }

  /**
   * Contacts over one channel in one slot.
   *
   * @param cost of all of them, in the client's currency
   */
  record Taken(Channel channel, Instant slotStart, int contacts, double cost) {}
}
