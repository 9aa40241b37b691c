package org.gelegen.storage;

import java.math.BigDecimal;
import java.time.Instant;
import org.gelegen.model.offers.Approach;
import org.gelegen.model.offers.ApprovedTexts.TextId;
import org.gelegen.model.offers.Offer;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.portfolio.WireName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a debtor is contacted, as JSON. */
final class ApproachJson {
  private ApproachJson() {}

  static void write(Approach approach, ObjectNode node) {
    node.put("row", approach.row())
        .put("tone", approach.tone().wireName())
        .put("offer", approach.offer().wireName());
    if (approach.text() != null) {
      node.put("template", approach.text().template()).put("language", approach.text().language());
    }
    Approach.Costs costs = approach.costs();
    if (costs != null) {
      ObjectNode inner =
          node.putObject("costs")
              .put("amount", costs.amount().toPlainString())
              .put("claims", costs.claims())
              .put("heldBack", costs.heldBack());
      if (costs.from() != null) {
        inner.put("from", costs.from().toString());
      }
    }
  }

  static Approach read(JsonNode node) {
    return new Approach(
        text(node, "row"),
        WireName.require(Tone.class, text(node, "tone")),
        WireName.require(Offer.class, text(node, "offer")),
        node.has("template") ? new TextId(text(node, "template"), text(node, "language")) : null,
        node.has("costs") ? readCosts(node.path("costs")) : null);
  }

  private static Approach.Costs readCosts(JsonNode node) {
    return new Approach.Costs(
        new BigDecimal(text(node, "amount")),
        node.path("claims").intValue(),
        node.has("from") ? Instant.parse(text(node, "from")) : null,
        node.path("heldBack").booleanValue());
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).stringValue();
  }
}
