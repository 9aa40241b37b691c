package org.gelegen.storage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Decision.Exclusion;
import org.gelegen.model.decision.Decision.ExperimentArm;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.Explanation.NextBest;
import org.gelegen.model.decision.Explanation.Reason;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A decision without its permitted set, as the JSON of a column. */
final class DecisionJson {
  private DecisionJson() {}

  static String write(Decision decision) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    if (decision.caseId() != null) {
      root.put("caseId", decision.caseId().value());
    }
    root.put("modelVersion", decision.modelVersion());
    root.put("kind", decision.kind().wireName());
    if (decision.chosen() != null) {
      write(decision.chosen(), root.putObject("chosen"));
    }
    root.put("propensity", decision.propensity());
    ArrayNode alternatives = root.putArray("alternatives");
    decision.alternatives().forEach(action -> write(action, alternatives.addObject()));
    write(decision.explanation(), root);
    ArrayNode excluded = root.putArray("excluded");
    decision.excluded().forEach(exclusion -> write(exclusion, excluded.addObject()));
    if (decision.arm() != null) {
      root.putObject("experiment")
          .put("id", decision.arm().experiment().value())
          .put("arm", decision.arm().name());
    }
    if (decision.approach() != null) {
      ApproachJson.write(decision.approach(), root.putObject("approach"));
    }
    if (decision.basis() != null) {
      BasisJson.write(decision.basis(), root.putObject("basis"));
    }
    return root.toString();
  }

  static Decision read(
      DecisionId id, DebtorId debtor, Instant at, List<PermittedAction> permitted, String json) {
    JsonNode root = Json.MAPPER.readTree(json);
    List<ScoredAction> alternatives = new ArrayList<>();
    root.path("alternatives").forEach(node -> alternatives.add(readAction(node)));
    List<Exclusion> excluded = new ArrayList<>();
    root.path("excluded").forEach(node -> excluded.add(readExclusion(node)));
    return new Decision(
        id,
        debtor,
        root.has("caseId") ? new CaseId(text(root, "caseId")) : null,
        at,
        text(root, "modelVersion"),
        WireName.require(Kind.class, text(root, "kind")),
        root.has("chosen") ? readAction(root.path("chosen")) : null,
        root.path("propensity").doubleValue(),
        permitted,
        alternatives,
        readExplanation(root),
        excluded,
        root.has("experiment") ? readArm(root.path("experiment")) : null,
        root.has("basis") ? BasisJson.read(root.path("basis")) : null,
        root.has("approach") ? ApproachJson.read(root.path("approach")) : null);
  }

  /** The action that the decision of this JSON chose, which is one to contact. */
  static ScoredAction readChosen(String json) {
    return readAction(Json.MAPPER.readTree(json).path("chosen"));
  }

  static String writeScored(ScoredAction action) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    write(action, node);
    return node.toString();
  }

  static ScoredAction readScored(String json) {
    return readAction(Json.MAPPER.readTree(json));
  }

  private static ExperimentArm readArm(JsonNode node) {
    return new ExperimentArm(new ExperimentId(text(node, "id")), text(node, "arm"));
  }

  private static void write(ScoredAction action, ObjectNode node) {
    node.put("channel", action.action().channel().wireName())
        .put("start", action.slot().start().toString())
        .put("end", action.slot().end().toString())
        .put("reach", action.reach())
        .put("response", action.response())
        .put("harm", action.harm())
        .put("expectedValue", action.expectedValue().toPlainString());
  }

  private static ScoredAction readAction(JsonNode node) {
    return new ScoredAction(
        new Action(
            WireName.require(Channel.class, text(node, "channel")),
            new Slot(Instant.parse(text(node, "start")), Instant.parse(text(node, "end")))),
        node.path("reach").doubleValue(),
        node.path("response").doubleValue(),
        node.path("harm").doubleValue(),
        new BigDecimal(text(node, "expectedValue")));
  }

  private static void write(Explanation explanation, ObjectNode root) {
    if (explanation.baseline() != null) {
      root.put("baseline", explanation.baseline()).put("others", explanation.others());
    }
    ArrayNode reasons = root.putArray("reasons");
    for (Reason reason : explanation.reasons()) {
      ObjectNode node = reasons.addObject().put("feature", reason.feature());
      if (reason.value() != null) {
        node.put("value", reason.value());
      }
      node.put("effect", reason.effect());
    }
    NextBest nextBest = explanation.nextBest();
    if (nextBest != null) {
      ObjectNode node =
          root.putObject("nextBest").put("worthLess", nextBest.worthLess().toPlainString());
      if (nextBest.action() != null) {
        write(nextBest.action(), node.putObject("action"));
      }
    }
  }

  /** Reasons of decisions that have no baseline are told in log-odds. */
  private static Explanation readExplanation(JsonNode root) {
    List<Reason> reasons = new ArrayList<>();
    for (JsonNode node : root.path("reasons").values()) {
      reasons.add(
          new Reason(
              text(node, "feature"),
              node.has("value") ? (Double) node.path("value").doubleValue() : null,
              node.path("effect").doubleValue()));
    }
    JsonNode nextBest = root.path("nextBest");
    return new Explanation(
        root.has("baseline") ? (Double) root.path("baseline").doubleValue() : null,
        reasons,
        root.path("others").doubleValue(0),
        nextBest.isObject() ? readNextBest(nextBest) : null);
  }

  private static NextBest readNextBest(JsonNode node) {
    return new NextBest(
        node.has("action") ? readAction(node.path("action")) : null,
        new BigDecimal(text(node, "worthLess")));
  }

  private static void write(Exclusion exclusion, ObjectNode node) {
    node.put("rule", exclusion.rule());
    if (exclusion.channel() != null) {
      node.put("channel", exclusion.channel().wireName());
    }
    node.put("slots", exclusion.slots()).put("basis", exclusion.basis());
    if (exclusion.until() != null) {
      node.put("until", exclusion.until().toString());
    }
  }

  private static Exclusion readExclusion(JsonNode node) {
    return new Exclusion(
        text(node, "rule"),
        node.has("channel") ? WireName.require(Channel.class, text(node, "channel")) : null,
        node.path("slots").intValue(),
        text(node, "basis"),
        readInstant(node, "until"));
  }

  private static @Nullable Instant readInstant(JsonNode node, String name) {
    return node.has(name) ? Instant.parse(text(node, name)) : null;
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).stringValue();
  }
}
