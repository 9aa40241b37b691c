package org.gelegen.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.decision.DecisionBasis;
import org.gelegen.model.decision.DecisionBasis.Choice;
import org.gelegen.model.decision.DecisionBasis.Origin;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.WireName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a decision was made from, as JSON. */
final class BasisJson {
  private BasisJson() {}

  static void write(DecisionBasis basis, ObjectNode node) {
    node.put("origin", basis.origin().wireName())
        .put("position", basis.position())
        .put("clientAt", basis.clientAt().toString())
        .put("settings", basis.settingsVersion())
        .put("rules", basis.rulesVersion())
        .put("from", basis.from().toString())
        .put("horizon", basis.horizon().toString());
    if (basis.offersVersion() != null) {
      node.put("offers", basis.offersVersion());
    }
    ArrayNode channels = node.putArray("channels");
    basis.channels().forEach(channel -> channels.add(channel.wireName()));
    node.put("alternatives", basis.alternatives())
        .put("reasons", basis.reasons())
        .put("fully", basis.fully());
    ArrayNode pending = node.putArray("pending");
    for (Attempt attempt : basis.pending()) {
      ObjectNode one =
          pending
              .addObject()
              .put("contactId", attempt.contactId().value())
              .put("channel", attempt.channel().wireName())
              .put("at", attempt.at().toString());
      if (attempt.caseId() != null) {
        one.put("caseId", attempt.caseId().value());
      }
      if (!attempt.alsoCaseIds().isEmpty()) {
        ArrayNode others = one.putArray("alsoCaseIds");
        attempt.alsoCaseIds().forEach(other -> others.add(other.value()));
      }
    }
    if (basis.choice() != null) {
      ArrayNode full =
          node.putObject("choice")
              .put("option", basis.choice().option())
              .put("planned", basis.choice().planned())
              .putArray("full");
      basis.choice().full().forEach(full::add);
    }
    if (basis.turn() != null) {
      TurnJson.write(basis.turn(), node.putObject("turn"));
    }
  }

  static DecisionBasis read(JsonNode node) {
    List<Channel> channels = new ArrayList<>();
    for (JsonNode channel : node.path("channels").values()) {
      channels.add(WireName.require(Channel.class, channel.stringValue()));
    }
    List<Attempt> pending = new ArrayList<>();
    for (JsonNode attempt : node.path("pending").values()) {
      pending.add(
          Attempt.outbound(
              new ContactId(text(attempt, "contactId")),
              attempt.has("caseId") ? new CaseId(text(attempt, "caseId")) : null,
              attempt.path("alsoCaseIds").values().stream()
                  .map(other -> new CaseId(other.stringValue()))
                  .toList(),
              WireName.require(Channel.class, text(attempt, "channel")),
              Instant.parse(text(attempt, "at"))));
    }
    JsonNode choice = node.path("choice");
    return new DecisionBasis(
        WireName.require(Origin.class, text(node, "origin")),
        node.path("position").longValue(),
        Instant.parse(text(node, "clientAt")),
        node.path("settings").intValue(),
        text(node, "rules"),
        node.has("offers") ? text(node, "offers") : null,
        Instant.parse(text(node, "from")),
        Duration.parse(text(node, "horizon")),
        channels,
        node.path("alternatives").intValue(),
        node.path("reasons").intValue(),
        node.path("fully").booleanValue(),
        pending,
        choice.isObject() ? choice(choice) : null,
        node.has("turn") ? TurnJson.read(node.path("turn")) : null);
  }

  /** Nothing was taken to be full before that was written down. */
  private static Choice choice(JsonNode node) {
    List<Integer> full = new ArrayList<>();
    for (JsonNode option : node.path("full").values()) {
      full.add(option.intValue());
    }
    return new Choice(node.path("option").intValue(), node.path("planned").intValue(), full);
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).stringValue();
  }
}
