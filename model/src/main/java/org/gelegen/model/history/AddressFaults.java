package org.gelegen.model.history;

import java.time.Instant;
import org.gelegen.model.portfolio.OutcomeResult;
import org.jspecify.annotations.Nullable;

/**
 * What speaks against a debtor's address on a channel, counted since it last proved right or was
 * replaced.
 *
 * @param bounces messages that came back
 * @param failuresInARow deliveries that failed, since one succeeded
 * @param wrongPartiesInARow calls that somebody else answered, since the debtor did
 * @param lastAt when the last of them became known; absent: never
 * @param since when the address was told that took the place of another; absent: it is the first
 */
public record AddressFaults(
    int bounces,
    int failuresInARow,
    int wrongPartiesInARow,
    @Nullable Instant lastAt,
    @Nullable Instant since) {
  public static final AddressFaults NONE = new AddressFaults(0, 0, 0, null, null);

  /** Nothing speaks yet against an address that takes the place of another. */
  static AddressFaults ofAddressSince(Instant since) {
    return new AddressFaults(0, 0, 0, null, since);
  }

  AddressFaults cleared() {
    return bounces + failuresInARow + wrongPartiesInARow == 0
        ? this
        : new AddressFaults(0, 0, 0, null, since);
  }

  /**
   * After one more outcome. A delivery clears what failed before; only the debtor clears the rest.
   * What comes of a contact that went to the address before says nothing of this one.
   */
  AddressFaults with(OutcomeResult result, Instant contactedAt, Instant at) {
    if (since != null && contactedAt.isBefore(since)) {
      return this;
    }
    if (result.reaches()) {
      return cleared();
    }
    return switch (result) {
      case BOUNCED -> new AddressFaults(bounces + 1, failuresInARow, wrongPartiesInARow, at, since);
      case FAILED -> new AddressFaults(bounces, failuresInARow + 1, wrongPartiesInARow, at, since);
      case WRONG_PARTY -> new AddressFaults(bounces, 0, wrongPartiesInARow + 1, at, since);
      case DELIVERED, NO_ANSWER, BUSY, VOICEMAIL ->
          failuresInARow == 0
              ? this
              : new AddressFaults(bounces, 0, wrongPartiesInARow, lastAt, since);
      case OPENED,
          CLICKED,
          READ,
          RIGHT_PARTY,
          PROMISE,
          ARRANGEMENT,
          POSTPONEMENT,
          CALLBACK_REQUEST,
          REFUSAL,
          DISPUTE,
          SELF_SERVICE,
          COMPLAINT,
          OPT_OUT ->
          this;
    };
  }
}
