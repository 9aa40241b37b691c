package org.gelegen.records.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gelegen.model.history.PartOfDay;
import org.gelegen.model.offers.ShippedTexts;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.workflows.StepTime;
import org.gelegen.model.workflows.StopCondition;
import org.gelegen.model.workflows.Workflow;
import org.gelegen.model.workflows.WorkflowStart;
import org.gelegen.model.workflows.WorkflowStep;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How settings write workflows. Whether segments are valid is checked elsewhere. */
final class WorkflowsForm {
  private static final String PARTS =
      Arrays.stream(PartOfDay.values()).map(WorkflowsForm::name).collect(Collectors.joining(", "));

  private WorkflowsForm() {}

  static void write(List<Workflow> workflows, ArrayNode list) {
    for (Workflow workflow : workflows) {
      ObjectNode node = list.addObject().put("name", workflow.name());
      if (workflow.segment() != null) {
        node.put("segment", workflow.segment());
      }
      node.put("start", workflow.start().wireName());
      ArrayNode stops = node.putArray("stops");
      workflow.stops().stream().sorted().forEach(stop -> stops.add(stop.wireName()));
      node.put("lateDays", workflow.lateDays());
      ArrayNode steps = node.putArray("steps");
      workflow.steps().forEach(step -> write(step, steps.addObject()));
    }
  }

  private static void write(WorkflowStep step, ObjectNode node) {
    node.put("day", step.day()).put("channel", step.channel().wireName());
    switch (step.time()) {
      case StepTime.Hour(int hour) -> node.put("hour", hour);
      case StepTime.Part(PartOfDay part) -> node.put("part", name(part));
    }
    node.put("template", step.template()).put("tone", step.tone().wireName());
    if (!step.otherwise().isEmpty()) {
      ArrayNode otherwise = node.putArray("otherwise");
      step.otherwise()
          .forEach(
              way ->
                  otherwise
                      .addObject()
                      .put("channel", way.channel().wireName())
                      .put("template", way.template()));
    }
  }

  private static String name(PartOfDay part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  static List<Workflow> read(SettingsNode node) {
    List<Workflow> workflows = new ArrayList<>();
    Set<String> names = new HashSet<>();
    node.forEachItem(
        item ->
            readWorkflow(item)
                .ifPresent(
                    workflow -> {
                      if (names.add(workflow.name())) {
                        workflows.add(workflow);
                      } else {
                        item.at("name").error("must be a name that no other workflow has");
                      }
                    }));
    return workflows;
  }

  private static Optional<Workflow> readWorkflow(SettingsNode node) {
    node.object("name", "segment", "start", "stops", "lateDays", "steps");
    Optional<String> name = required(node.at("name"), node.at("name").text(Workflow.LONGEST_NAME));
    Optional<String> segment = node.at("segment").text();
    WorkflowStart start = node.at("start").word(WorkflowStart.class).orElse(WorkflowStart.DUE_DATE);
    Set<StopCondition> stops = EnumSet.noneOf(StopCondition.class);
    node.at("stops").forEachItem(item -> item.word(StopCondition.class).ifPresent(stops::add));
    int lateDays =
        node.at("lateDays").integer(0, Workflow.MOST_LATE_DAYS).orElse(Workflow.DEFAULT_LATE_DAYS);
    List<WorkflowStep> steps = readSteps(node.at("steps"));
    if (name.isEmpty() || steps.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Workflow(
            name.get(),
            segment.orElse(null),
            start,
            node.at("stops").absent() ? EnumSet.allOf(StopCondition.class) : stops,
            lateDays,
            steps));
  }

  /** The steps, or none when they are not right. */
  private static List<WorkflowStep> readSteps(SettingsNode node) {
    List<WorkflowStep> steps = new ArrayList<>();
    Set<String> templates = new HashSet<>();
    boolean[] right = {true};
    node.forEachItem(
        item -> {
          WorkflowStep step = readStep(item).orElse(null);
          if (step == null) {
            right[0] = false;
          } else if (!areOwn(step, item, templates)) {
            right[0] = false;
          } else if (!steps.isEmpty() && !Workflow.inOrder(steps.getLast(), step)) {
            item.at("day").error("must not fall due before the step above it");
            right[0] = false;
          } else {
            steps.add(step);
          }
        });
    if (right[0] && steps.isEmpty()) {
      node.error("must name at least one step");
    }
    return right[0] ? steps : List.of();
  }

  /** Adds a step's templates to those of the steps above it; false when one is among them. */
  private static boolean areOwn(WorkflowStep step, SettingsNode node, Set<String> templates) {
    Set<String> above = Set.copyOf(templates);
    boolean own = true;
    for (int i = 0; i < step.ways().size(); i++) {
      String template = step.ways().get(i).template();
      templates.add(template);
      if (above.contains(template)) {
        SettingsNode way = i == 0 ? node : node.at("otherwise").at(String.valueOf(i - 1));
        way.at("template").error("must be a template that no other step has");
        own = false;
      }
    }
    return own;
  }

  private static Optional<WorkflowStep> readStep(SettingsNode node) {
    node.object("day", "channel", "hour", "part", "template", "tone", "otherwise");
    Optional<Integer> day =
        required(
            node.at("day"), node.at("day").integer(WorkflowStep.FIRST_DAY, WorkflowStep.LAST_DAY));
    Optional<Channel> channel = required(node.at("channel"), node.at("channel").channel());
    Optional<StepTime> time = readTime(node);
    Optional<String> template =
        required(node.at("template"), node.at("template").text(WorkflowStep.LONGEST_TEMPLATE));
    Optional<Tone> tone = node.at("tone").word(Tone.class);
    if (day.isEmpty() || channel.isEmpty() || time.isEmpty() || template.isEmpty()) {
      return Optional.empty();
    }
    WorkflowStep step =
        new WorkflowStep(
            day.get(), channel.get(), time.get(), template.get(), tone.orElse(Tone.NEUTRAL));
    return readOtherwise(node.at("otherwise"), step).map(step::otherwise);
  }

  /** The other channels of a step, or nothing when they are not right. */
  private static Optional<List<WorkflowStep.Otherwise>> readOtherwise(
      SettingsNode node, WorkflowStep step) {
    List<WorkflowStep.Otherwise> ways = new ArrayList<>();
    Set<Channel> channels = EnumSet.of(step.channel());
    boolean[] right = {true};
    node.forEachItem(
        item -> {
          WorkflowStep.Otherwise way = readWay(item, step).orElse(null);
          if (way == null) {
            right[0] = false;
          } else if (!channels.add(way.channel())) {
            item.at("channel").error("must be a channel that the step does not name yet");
            right[0] = false;
          } else {
            ways.add(way);
          }
        });
    return right[0] ? Optional.of(ways) : Optional.empty();
  }

  private static Optional<WorkflowStep.Otherwise> readWay(SettingsNode node, WorkflowStep step) {
    if (!node.object("channel", "template")) {
      node.error("must name a channel, as in {channel: letter}");
      return Optional.empty();
    }
    Optional<Channel> channel = required(node.at("channel"), node.at("channel").channel());
    Optional<String> template = node.at("template").text(WorkflowStep.LONGEST_TEMPLATE);
    if (channel.isPresent() && node.at("template").absent()) {
      template = ShippedTexts.over(channel.get(), step.channel(), step.template());
      if (template.isEmpty()) {
        node.at("template")
            .error(
                "is required, since the step's own is no text that comes with the product for each"
                    + " channel");
      }
    }
    return channel.isEmpty() || template.isEmpty()
        ? Optional.empty()
        : Optional.of(new WorkflowStep.Otherwise(channel.get(), template.get()));
  }

  private static Optional<StepTime> readTime(SettingsNode node) {
    SettingsNode hour = node.at("hour");
    SettingsNode part = node.at("part");
    if (hour.absent() == part.absent()) {
      node.error("must name either hour or part");
      return Optional.empty();
    }
    if (part.absent()) {
      return hour.integer(0, 23).map(StepTime.Hour::new);
    }
    Optional<String> word = part.text();
    Optional<StepTime> time =
        word.flatMap(
                name ->
                    Arrays.stream(PartOfDay.values())
                        .filter(one -> name(one).equals(name))
                        .findFirst())
            .map(StepTime.Part::new);
    if (word.isPresent() && time.isEmpty()) {
      part.error("must be one of " + PARTS);
    }
    return time;
  }

  private static <T> Optional<T> required(SettingsNode node, Optional<T> value) {
    if (node.absent()) {
      node.error("is required");
    }
    return value;
  }
}
