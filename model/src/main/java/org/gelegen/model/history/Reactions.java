package org.gelegen.model.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What else came back from the debtor.
 *
 * @param inbound contacts in which the debtor came to us, decayed as of the history's last record
 * @param harms complaints and opt-outs so far
 * @param lastAnswerAt when it last paid or gave an answer that answers for a contact
 * @param callbackAt the appointment it asked for last, past ones included
 * @param callbackAskedAt when it asked for it
 */
public record Reactions(
    float inbound,
    int harms,
    @Nullable Instant lastAnswerAt,
    @Nullable Instant callbackAt,
    @Nullable Instant callbackAskedAt) {
  static final Reactions NONE = new Reactions(0, 0, null, null, null);

  Reactions faded(float factor) {
    return inbound == 0
        ? this
        : new Reactions(inbound * factor, harms, lastAnswerAt, callbackAt, callbackAskedAt);
  }

  Reactions withInbound() {
    return new Reactions(inbound + 1, harms, lastAnswerAt, callbackAt, callbackAskedAt);
  }

  Reactions withHarm() {
    return new Reactions(inbound, harms + 1, lastAnswerAt, callbackAt, callbackAskedAt);
  }

  Reactions withAnswer(Instant at) {
    return new Reactions(inbound, harms, at, callbackAt, callbackAskedAt);
  }

  /**
   * After it asked to be called back.
   *
   * @param at absent: at no moment in particular, so that an appointment that is still to come
   *     stays
   */
  Reactions withCallback(@Nullable Instant at, Instant askedAt) {
    if (at == null && callbackAt != null && callbackAt.isAfter(askedAt)) {
      return this;
    }
    return new Reactions(inbound, harms, lastAnswerAt, at, askedAt);
  }
}
