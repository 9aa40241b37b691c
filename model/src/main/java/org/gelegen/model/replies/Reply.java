package org.gelegen.model.replies;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent back, as a gateway takes it. What was written is no part of it.
 *
 * @param gateway the gateway's name
 * @param numbers the sender's number in digits with its country, in the spellings that it may have,
 *     the likeliest first
 * @param quoted what the gateway calls the messages that the reply is about; empty: it does not say
 * @param stop whether it says stop and nothing else
 * @param at when it was sent; absent: the gateway does not say
 */
public record Reply(
    String gateway,
    Channel channel,
    List<String> numbers,
    List<String> quoted,
    boolean stop,
    @Nullable Instant at) {
  public Reply {
    numbers = List.copyOf(numbers);
    quoted = List.copyOf(quoted);
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("a reply must come from a number");
    }
  }
}
