package org.gelegen.app.commands;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.rules.Verdict;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the rules say of contacts with one debtor at one moment, in words and as JSON. Moments are
 * told where the debtor lives.
 */
record PermitOutput(
    Standing standing, String rules, Instant moment, ZoneId zone, List<ChannelPermit> channels) {

  /**
   * One channel.
   *
   * @param against every rule in the way; none: the contact is allowed
   * @param next the next moment at which none is; absent: not within 31 days
   */
  record ChannelPermit(Channel channel, List<Verdict.Excluded> against, @Nullable Instant next) {}

  static PermitOutput of(RuleBook book, Standing standing, Instant moment, List<Channel> channels) {
    return new PermitOutput(
        standing,
        book.version(),
        moment,
        standing.history().zone(),
        channels.stream()
            .map(
                channel ->
                    new ChannelPermit(
                        channel,
                        book.judgeAll(standing, channel, moment),
                        book.nextPermitted(standing, channel, moment).orElse(null)))
            .toList());
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (ChannelPermit permit : channels) {
      String name = permit.channel().wireName() + ": ";
      if (permit.against().isEmpty()) {
        lines.add(name + "allowed");
      } else {
        lines.add(
            name
                + "refused, next "
                + (permit.next() == null ? "not within 31 days" : local(permit.next())));
      }
      for (Verdict.Excluded excluded : permit.against()) {
        lines.add(
            "    "
                + excluded.rule()
                + (excluded.until() == null ? "" : " until " + local(excluded.until()))
                + ": "
                + excluded.basis());
      }
    }
    return lines;
  }

  String json() {
    ObjectNode node =
        Json.object()
            .put("clientId", standing.client().clientId().value())
            .put("debtorId", standing.history().debtorId().value())
            .put("at", local(moment))
            .put("rules", rules);
    if (standing.caseId() != null) {
      node.put("caseId", standing.caseId().value());
    }
    ArrayNode permits = node.putArray("channels");
    for (ChannelPermit permit : channels) {
      ObjectNode one =
          permits
              .addObject()
              .put("channel", permit.channel().wireName())
              .put("allowed", permit.against().isEmpty());
      if (permit.next() != null) {
        one.put("next", local(permit.next()));
      }
      ArrayNode refusals = one.putArray("refusals");
      for (Verdict.Excluded excluded : permit.against()) {
        ObjectNode refusal =
            refusals
                .addObject()
                .put("rule", excluded.rule().value())
                .put("basis", excluded.basis());
        if (excluded.until() != null) {
          refusal.put("until", local(excluded.until()));
        }
      }
    }
    return Json.text(node);
  }

  private String local(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
  }
}
