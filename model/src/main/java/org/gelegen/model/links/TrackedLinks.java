package org.gelegen.model.links;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps links for as long as their debtors are kept: a letter may lie for months. */
public interface TrackedLinks {
  /**
   * Keeps links of one client, each token once; they are durable when this returns. One whose token
   * the client has already is as of the newest message until it is followed, and else stays as it
   * is. One of a debtor who was erased meanwhile is not kept.
   */
  void keep(List<TrackedLink> links);

  /** The link that ends with a token, whoever's it is. */
  Optional<TrackedLink> find(String token);

  /**
   * Notes that a link was followed at {@code now}, unless it was before; answers when it was first,
   * or empty of a link that is not kept: its debtor was erased meanwhile.
   */
  Optional<Instant> firstClicked(TrackedLink link, Instant now);
}
