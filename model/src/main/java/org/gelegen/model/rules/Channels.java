package org.gelegen.model.rules;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/** Sets of channels, as rules name them. */
final class Channels {
  static final Set<Channel> ALL = Collections.unmodifiableSet(EnumSet.allOf(Channel.class));

  private Channels() {}

  /** What a rule that names {@code channels} means: none named is all. */
  static Set<Channel> named(Set<Channel> channels) {
    return channels.isEmpty() ? ALL : Collections.unmodifiableSet(EnumSet.copyOf(channels));
  }

  static Set<Channel> allBut(Channel... channels) {
    EnumSet<Channel> others = EnumSet.allOf(Channel.class);
    for (Channel channel : channels) {
      others.remove(channel);
    }
    return Collections.unmodifiableSet(others);
  }
}
