package org.gelegen.app.commands;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gelegen.model.rules.ContactRule;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.RulePack;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A rule pack with its own rules, in words and as JSON; those it includes are told with theirs. */
final class PackOutput {
  private PackOutput() {}

  static List<String> lines(RulePack pack) {
    List<String> lines = new ArrayList<>();
    String zones = pack.zones().stream().map(ZoneId::getId).collect(Collectors.joining(", "));
    lines.add(
        pack.label()
            + (pack.country() == null ? "" : ", " + pack.country())
            + (zones.isEmpty() ? "" : ", " + zones));
    for (RuleHeader header : own(pack)) {
      LocalDate until = header.inForce().until();
      lines.add(
          "    "
              + header.id()
              + ", from "
              + header.inForce().from()
              + (until == null ? "" : " until " + until)
              + (header.party() == null ? "" : ", " + header.party().wireName() + " parties")
              + (header.source() == RuleHeader.Source.MEMORY ? ", from memory" : "")
              + (header.setting() == RuleHeader.Setting.FIXED
                  ? ""
                  : ", switched " + setting(header))
              + ": "
              + header.basis());
    }
    return lines;
  }

  static String json(RulePack pack) {
    ObjectNode node = Json.object().put("pack", pack.name()).put("version", pack.label());
    if (pack.country() != null) {
      node.put("country", pack.country());
    }
    ArrayNode zones = node.putArray("zones");
    pack.zones().forEach(zone -> zones.add(zone.getId()));
    ArrayNode rules = node.putArray("rules");
    for (RuleHeader header : own(pack)) {
      ObjectNode rule =
          rules
              .addObject()
              .put("rule", header.id().value())
              .put("basis", header.basis())
              .put("inForceFrom", header.inForce().from().toString());
      if (header.inForce().until() != null) {
        rule.put("inForceUntil", header.inForce().until().toString());
      }
      if (header.party() != null) {
        rule.put("party", header.party().wireName());
      }
      rule.put("memory", header.source() == RuleHeader.Source.MEMORY);
      rule.put("switch", setting(header));
    }
    return Json.text(node);
  }

  private static List<RuleHeader> own(RulePack pack) {
    return pack.rules().stream()
        .map(ContactRule::header)
        .filter(header -> header.id().pack().equals(pack.name()))
        .toList();
  }

  private static String setting(RuleHeader header) {
    return header.setting().name().toLowerCase(Locale.ROOT);
  }
}
