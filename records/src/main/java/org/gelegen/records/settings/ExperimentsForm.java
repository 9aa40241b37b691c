package org.gelegen.records.settings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.records.Moments;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How settings write experiments. Whether segments are valid and model versions are there is
 * checked elsewhere.
 */
final class ExperimentsForm {
  private ExperimentsForm() {}

  static void write(ExperimentSettings settings, ObjectNode node) {
    node.putObject("holdout")
        .put("share", settings.holdoutShare())
        .put("salt", settings.holdoutSalt());
    ArrayNode list = node.putArray("list");
    settings.list().forEach(experiment -> write(experiment, list.addObject()));
  }

  private static void write(Experiment experiment, ObjectNode node) {
    node.put("id", experiment.id().value()).put("salt", experiment.salt());
    if (experiment.segment() != null) {
      node.put("segment", experiment.segment());
    }
    node.put("from", Moments.format(experiment.from()));
    if (experiment.until() != null) {
      node.put("until", Moments.format(experiment.until()));
    }
    ArrayNode arms = node.putArray("arms");
    for (Arm arm : experiment.arms()) {
      arms.addObject()
          .put("name", arm.name())
          .put("policy", arm.policy().spelling())
          .put("share", arm.share());
    }
  }

  static ExperimentSettings read(SettingsNode node) {
    ExperimentSettings none = ExperimentSettings.none();
    node.object("holdout", "list");
    node.at("holdout").object("share", "salt");
    List<Experiment> list = new ArrayList<>();
    Set<String> ids = new HashSet<>(Set.of(ExperimentSettings.HOLDOUT));
    node.at("list")
        .forEachItem(
            item -> {
              Optional<Experiment> experiment = readExperiment(item);
              if (experiment.isPresent() && !ids.add(experiment.get().id().value())) {
                item.at("id").error("must be an id that no other experiment has");
              } else {
                experiment.ifPresent(list::add);
              }
            });
    return new ExperimentSettings(
        node.at("holdout")
            .at("share")
            .number(0, ExperimentSettings.LARGEST_HOLDOUT)
            .orElse(none.holdoutShare()),
        node.at("holdout").at("salt").text().orElse(none.holdoutSalt()),
        list);
  }

  private static Optional<Experiment> readExperiment(SettingsNode node) {
    node.object("id", "salt", "segment", "from", "until", "arms");
    Optional<String> id = required(node.at("id"), node.at("id").text());
    Optional<Instant> from = required(node.at("from"), node.at("from").moment());
    Optional<Instant> until = node.at("until").moment();
    Optional<String> salt = node.at("salt").text();
    Optional<String> segment = node.at("segment").text();
    List<Arm> arms = readArms(node.at("arms"));
    if (id.isPresent() && !ExperimentId.isValid(id.get())) {
      node.at("id").error(ExperimentId.ALLOWED);
      return Optional.empty();
    }
    if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
      node.at("until").error("must be after from");
      return Optional.empty();
    }
    if (id.isEmpty() || from.isEmpty() || arms.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Experiment(
            new ExperimentId(id.get()),
            salt.orElse(id.get()),
            segment.orElse(null),
            from.get(),
            until.orElse(null),
            arms));
  }

  /** The arms, or none when they are not right. */
  private static List<Arm> readArms(SettingsNode node) {
    List<Arm> arms = new ArrayList<>();
    Set<String> names = new HashSet<>();
    node.forEachItem(
        item ->
            readArm(item)
                .ifPresent(
                    arm -> {
                      if (names.add(arm.name())) {
                        arms.add(arm);
                      } else {
                        item.at("name").error("must be a name that no other arm has");
                      }
                    }));
    if (arms.size() < 2) {
      node.error("must name at least two arms");
      return List.of();
    }
    if (!Experiment.fit(arms.stream().mapToDouble(Arm::share).sum())) {
      node.error("must have shares that are at most 1 together");
      return List.of();
    }
    return arms;
  }

  private static Optional<Arm> readArm(SettingsNode node) {
    node.object("name", "policy", "share");
    Optional<String> spelling = required(node.at("policy"), node.at("policy").text());
    Optional<ArmPolicy> policy = spelling.flatMap(ArmPolicy::find);
    if (spelling.isPresent() && policy.isEmpty()) {
      node.at("policy").error(ArmPolicy.ALLOWED);
    }
    Optional<String> name = node.at("name").text().or(() -> spelling);
    Optional<Double> share = required(node.at("share"), node.at("share").number(0, 1));
    if (share.isPresent() && share.get() == 0) {
      node.at("share").error("must be above 0; leave the arm out instead");
    }
    if (name.isEmpty() || policy.isEmpty() || share.isEmpty() || share.get() == 0) {
      return Optional.empty();
    }
    return Optional.of(new Arm(name.get(), policy.get(), share.get()));
  }

  private static <T> Optional<T> required(SettingsNode node, Optional<T> value) {
    if (node.absent()) {
      node.error("is required");
    }
    return value;
  }
}
