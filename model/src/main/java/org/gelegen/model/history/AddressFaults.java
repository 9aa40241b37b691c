package org.gelegen.model.history;

import org.gelegen.model.portfolio.OutcomeResult;

/**
 * What speaks against a debtor's address on a channel, counted since it last proved right or was
 * replaced.
 *
 * @param bounces messages that came back
 * @param failuresInARow deliveries that failed, since one succeeded
 * @param wrongPartiesInARow calls that somebody else answered, since the debtor did
 */
public record AddressFaults(int bounces, int failuresInARow, int wrongPartiesInARow) {
  public static final AddressFaults NONE = new AddressFaults(0, 0, 0);

  /**
   * After one more outcome. A delivery clears what failed before; only the debtor clears the rest.
   */
  AddressFaults with(OutcomeResult result) {
    if (result.reaches()) {
      return NONE;
    }
    return switch (result) {
      case BOUNCED -> new AddressFaults(bounces + 1, failuresInARow, wrongPartiesInARow);
      case FAILED -> new AddressFaults(bounces, failuresInARow + 1, wrongPartiesInARow);
      case WRONG_PARTY -> new AddressFaults(bounces, 0, wrongPartiesInARow + 1);
      case DELIVERED, NO_ANSWER, BUSY, VOICEMAIL ->
          failuresInARow == 0 ? this : new AddressFaults(bounces, 0, wrongPartiesInARow);
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
