package org.gelegen.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.decision.DecisionBasis.Turn;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.model.workflows.NextStep.Left;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What counted for a decision for which no model was asked, as JSON. */
final class TurnJson {
  private TurnJson() {}

  static void write(Turn turn, ObjectNode node) {
    ArrayNode known = node.putArray("known");
    turn.known().forEach(contact -> write(contact, known.addObject()));
    if (turn.failed() != null) {
      write(turn.failed(), node.putObject("failed"));
    }
    if (turn.left() != null) {
      node.put("left", turn.left().wireName());
    }
  }

  private static void write(KnownContact contact, ObjectNode node) {
    Action action = contact.action();
    node.put("contactId", contact.contactId().value())
        .put("caseId", contact.caseId().value())
        .put("channel", action.channel().wireName())
        .put("from", action.slot().start().toString())
        .put("to", action.slot().end().toString())
        .put("status", contact.status().wireName());
    if (!contact.alsoCaseIds().isEmpty()) {
      ArrayNode others = node.putArray("alsoCaseIds");
      contact.alsoCaseIds().forEach(other -> others.add(other.value()));
    }
    if (contact.template() != null) {
      node.put("template", contact.template());
    }
  }

  static Turn read(JsonNode node) {
    List<KnownContact> known = new ArrayList<>();
    node.path("known").forEach(contact -> known.add(contact(contact)));
    return new Turn(
        known,
        node.has("failed") ? contact(node.path("failed")) : null,
        node.has("left") ? WireName.require(Left.class, text(node, "left")) : null);
  }

  private static KnownContact contact(JsonNode node) {
    return new KnownContact(
        new ContactId(text(node, "contactId")),
        new CaseId(text(node, "caseId")),
        node.path("alsoCaseIds").values().stream()
            .map(other -> new CaseId(other.stringValue()))
            .toList(),
        new Action(
            WireName.require(Channel.class, text(node, "channel")),
            new Slot(Instant.parse(text(node, "from")), Instant.parse(text(node, "to")))),
        node.has("template") ? text(node, "template") : null,
        WireName.require(ContactStatus.class, text(node, "status")));
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).stringValue();
  }
}
