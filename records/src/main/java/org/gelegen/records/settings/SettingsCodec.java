package org.gelegen.records.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.ContactCap;
import org.gelegen.model.settings.ClientSettings.HourlyCapacity;
import org.gelegen.model.settings.ClientSettings.Hours;
import org.gelegen.model.settings.ClientSettings.TextTemplate;
import org.gelegen.model.settings.ClientSettings.TrainingSettings;
import org.gelegen.model.settings.CollectionCostSettings;
import org.gelegen.records.Amounts;
import org.gelegen.records.FieldError;
import org.gelegen.records.LocalTimes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes a client's settings as a JSON tree. What a document leaves out, or names as
 * null, has its default; costs are filled up channel by channel. Unknown keys are refused by name.
 * Durations are ISO 8601 ({@code PT30S}, {@code P14D}), amounts decimal strings. Thread-safe.
 */
public final class SettingsCodec {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final int MAX_COUNT = 1_000_000_000;

  /** Reads JSON text. */
  public ParsedSettings read(byte[] json) {
    try {
      return read(MAPPER.readTree(json));
    } catch (JacksonException e) {
      return new ParsedSettings.Invalid(
          List.of(new FieldError("", "is not valid JSON, or names a key twice" + place(e))));
    }
  }

  private static String place(JacksonException e) {
    return e instanceof StreamReadException && e.getLocation() != null
        ? ", near line " + e.getLocation().getLineNr() + " column " + e.getLocation().getColumnNr()
        : "";
  }

  /** Reads a tree, of JSON or of YAML. An empty document is the defaults. */
  public ParsedSettings read(JsonNode tree) {
    List<FieldError> errors = new ArrayList<>();
    SettingsNode root = new SettingsNode(tree, "", errors);
    ClientSettings settings = read(root);
    return errors.isEmpty()
        ? new ParsedSettings.Valid(settings)
        : new ParsedSettings.Invalid(errors);
  }

  /**
   * Reads settings that were taken in before, by this version or an earlier one: a cap larger than
   * what is remembered counts as one that large, as contacts beyond that are not made.
   */
  public ParsedSettings readKept(byte[] json) {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (JacksonException e) {
      return read(json);
    }
    for (JsonNode cap : tree.path("caps").values()) {
      if (cap instanceof ObjectNode node
          && node.path("contacts").asInt(0) > DebtorHistory.REMEMBERED_CONTACTS) {
        node.put("contacts", DebtorHistory.REMEMBERED_CONTACTS);
      }
    }
    return read(tree);
  }

  /** The whole of the settings, defaults included; what is absent is left out. */
  public ObjectNode write(ClientSettings settings) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    if (settings.rulePack() != null) {
      root.put("rulePack", settings.rulePack());
    }
    ObjectNode capacity = root.putObject("capacity");
    settings.capacity().forEach((channel, limits) -> write(limits, capacity, channel));
    if (settings.nightlyBudget() != null) {
      root.put("nightlyBudget", Amounts.format(settings.nightlyBudget()));
    }
    ObjectNode costs = root.putObject("costs");
    settings
        .costs()
        .forEach((channel, cost) -> costs.put(channel.wireName(), Amounts.format(cost)));
    root.put("shareRecoverable", settings.shareRecoverable());
    root.put("costOfHarm", Amounts.format(settings.costOfHarm()));
    root.put("responseWindow", Durations.format(settings.responseWindow()));
    root.put("explorationShare", settings.explorationShare());
    root.put("pooling", settings.pooling());
    write(settings.channels(), root.putArray("channels"));
    ArrayNode caps = root.putArray("caps");
    for (ContactCap cap : settings.caps()) {
      ObjectNode node = caps.addObject();
      node.put("contacts", cap.contacts());
      node.put("within", Durations.format(cap.within()));
      write(cap.channels(), node.putArray("channels"));
    }
    ObjectNode hours = root.putObject("contactHours");
    settings
        .contactHours()
        .forEach(
            (channel, stretch) ->
                hours
                    .putObject(channel.wireName())
                    .put("from", LocalTimes.format(stretch.from()))
                    .put("to", LocalTimes.format(stretch.to())));
    ObjectNode texts = root.putObject("texts");
    settings.texts().forEach((name, text) -> write(text, texts.putObject(name)));
    root.putObject("training")
        .put("maxExamples", settings.training().maxExamples())
        .put("seed", settings.training().seed());
    ExperimentsForm.write(settings.experiments(), root.putObject("experiments"));
    write(settings.collectionCosts(), root.putObject("collectionCosts"));
    LettersForm.write(settings.letters(), root.putObject("letters"));
    RetentionForm.write(settings.retention(), root.putObject("retention"));
    CourtesiesForm.write(settings.courtesies(), root.putObject("courtesies"));
    PaymentsForm.write(settings.payments(), root.putObject("payments"));
    WorkflowsForm.write(settings.workflows(), root.putArray("workflows"));
    return root;
  }

  private static void write(HourlyCapacity limits, ObjectNode capacity, Channel channel) {
    ObjectNode node = capacity.putObject(channel.wireName()).put("perHour", limits.perHour());
    ObjectNode hours = node.putObject("hours");
    limits.hours().forEach((hour, contacts) -> hours.put(hour.toString(), contacts));
  }

  private static void write(Set<Channel> channels, ArrayNode array) {
    channels.stream().sorted().forEach(channel -> array.add(channel.wireName()));
  }

  private static void write(TextTemplate text, ObjectNode node) {
    node.put("language", text.language());
    if (text.subject() != null) {
      node.put("subject", text.subject());
    }
    node.put("body", text.body());
  }

  private static void write(CollectionCostSettings costs, ObjectNode node) {
    node.put("vat", costs.vat());
    node.put("addInstalments", costs.addInstalments());
    if (costs.agreement() != null) {
      node.put("agreement", costs.agreement());
    }
    ArrayNode notices = node.putArray("noticeTemplates");
    costs.noticeTemplates().stream().sorted().forEach(notices::add);
    node.put("belgianMaximum", costs.belgianMaximum());
  }

  private static ClientSettings read(SettingsNode root) {
    ClientSettings defaults = ClientSettings.defaults();
    root.object(
        "rulePack",
        "capacity",
        "nightlyBudget",
        "costs",
        "shareRecoverable",
        "costOfHarm",
        "responseWindow",
        "explorationShare",
        "pooling",
        "channels",
        "caps",
        "contactHours",
        "texts",
        "training",
        "experiments",
        "collectionCosts",
        "letters",
        "retention",
        "courtesies",
        "payments",
        "workflows");
    Map<Channel, BigDecimal> costs = new EnumMap<>(Channel.class);
    costs.putAll(defaults.costs());
    root.at("costs")
        .forEachChannel(
            (channel, node) -> node.amount().ifPresent(cost -> costs.put(channel, cost)));
    return new ClientSettings(
        root.at("rulePack").text().orElse(null),
        readCapacity(root.at("capacity")),
        root.at("nightlyBudget").amount().orElse(null),
        costs,
        root.at("shareRecoverable").number(0, 1).orElse(defaults.shareRecoverable()),
        root.at("costOfHarm").amount().orElse(defaults.costOfHarm()),
        root.at("responseWindow")
            .duration(Duration.ofDays(1), Duration.ofDays(90))
            .orElse(defaults.responseWindow()),
        root.at("explorationShare").number(0, 0.5).orElse(defaults.explorationShare()),
        root.at("pooling").flag().orElse(defaults.pooling()),
        readUsedChannels(root.at("channels"), defaults.channels()),
        readCaps(root.at("caps")),
        readHours(root.at("contactHours")),
        readTexts(root.at("texts")),
        readTraining(root.at("training")),
        ExperimentsForm.read(root.at("experiments")),
        readCollectionCosts(root.at("collectionCosts")),
        LettersForm.read(root.at("letters")),
        RetentionForm.read(root.at("retention")),
        CourtesiesForm.read(root.at("courtesies")),
        PaymentsForm.read(root.at("payments")),
        WorkflowsForm.read(root.at("workflows")));
  }

  private static CollectionCostSettings readCollectionCosts(SettingsNode node) {
    CollectionCostSettings defaults = CollectionCostSettings.defaults();
    node.object("vat", "addInstalments", "agreement", "noticeTemplates", "belgianMaximum");
    Set<String> notices = new HashSet<>();
    node.at("noticeTemplates").forEachItem(item -> item.text().ifPresent(notices::add));
    return new CollectionCostSettings(
        node.at("vat").flag().orElse(defaults.vat()),
        node.at("addInstalments").flag().orElse(defaults.addInstalments()),
        node.at("agreement").text().orElse(null),
        node.at("noticeTemplates").absent() ? defaults.noticeTemplates() : notices,
        node.at("belgianMaximum").flag().orElse(defaults.belgianMaximum()));
  }

  private static Map<Channel, HourlyCapacity> readCapacity(SettingsNode node) {
    Map<Channel, HourlyCapacity> capacity = new EnumMap<>(Channel.class);
    node.forEachChannel(
        (channel, limits) -> {
          if (!limits.object("perHour", "hours")) {
            return;
          }
          Optional<Integer> perHour = limits.at("perHour").integer(0, MAX_COUNT);
          if (limits.at("perHour").absent()) {
            limits.at("perHour").error("is required");
          }
          Map<Integer, Integer> hours = new HashMap<>();
          limits
              .at("hours")
              .forEachEntry(
                  (hour, contacts) -> {
                    if (!hour.matches("[0-9]|1[0-9]|2[0-3]")) {
                      contacts.error("must be named by an hour from 0 to 23");
                    }
                    contacts
                        .integer(0, MAX_COUNT)
                        .filter(count -> hour.matches("[0-9]|1[0-9]|2[0-3]"))
                        .ifPresent(count -> hours.put(Integer.valueOf(hour), count));
                  });
          capacity.put(channel, new HourlyCapacity(perHour.orElse(0), hours));
        });
    return capacity;
  }

  private static Set<Channel> readUsedChannels(SettingsNode node, Set<Channel> otherwise) {
    if (node.absent()) {
      return otherwise;
    }
    Set<Channel> channels = readChannels(node);
    if (channels.isEmpty()) {
      node.error("must name at least one channel");
      return otherwise;
    }
    return channels;
  }

  private static Set<Channel> readChannels(SettingsNode node) {
    Set<Channel> channels = EnumSet.noneOf(Channel.class);
    node.forEachItem(item -> item.channel().ifPresent(channels::add));
    return channels;
  }

  private static List<ContactCap> readCaps(SettingsNode node) {
    List<ContactCap> caps = new ArrayList<>();
    node.forEachItem(
        item -> {
          item.object("contacts", "within", "channels");
          Optional<Integer> contacts =
              item.at("contacts").integer(0, DebtorHistory.REMEMBERED_CONTACTS);
          Optional<Duration> within =
              item.at("within").duration(Duration.ofHours(1), Duration.ofDays(31));
          Set<Channel> channels = readChannels(item.at("channels"));
          if (item.at("contacts").absent() || item.at("within").absent()) {
            item.error("must name contacts and within");
          }
          if (contacts.isPresent() && within.isPresent()) {
            caps.add(new ContactCap(contacts.get(), within.get(), channels));
          }
        });
    return caps;
  }

  private static Map<Channel, Hours> readHours(SettingsNode node) {
    Map<Channel, Hours> hours = new EnumMap<>(Channel.class);
    node.forEachChannel(
        (channel, stretch) -> {
          stretch.object("from", "to");
          Optional<LocalTime> from = stretch.at("from").localTime();
          Optional<LocalTime> to = stretch.at("to").localTime();
          if (from.isEmpty() || to.isEmpty() || !from.get().isBefore(to.get())) {
            stretch.error("must name a from that is before its to");
          } else {
            hours.put(channel, new Hours(from.get(), to.get()));
          }
        });
    return hours;
  }

  private static Map<String, TextTemplate> readTexts(SettingsNode node) {
    Map<String, TextTemplate> texts = new HashMap<>();
    node.forEachEntry(
        (name, text) -> {
          text.object("language", "subject", "body");
          Optional<String> language = text.at("language").text();
          Optional<String> body = text.at("body").text();
          if (text.at("language").absent() || text.at("body").absent()) {
            text.error("must have a language and a body");
          }
          texts.put(
              name,
              new TextTemplate(
                  language.orElse(""), text.at("subject").text().orElse(null), body.orElse("")));
        });
    return texts;
  }

  private static TrainingSettings readTraining(SettingsNode node) {
    TrainingSettings defaults = TrainingSettings.defaults();
    node.object("maxExamples", "seed");
    return new TrainingSettings(
        node.at("maxExamples").integer(1000, MAX_COUNT).orElse(defaults.maxExamples()),
        node.at("seed").whole(Long.MIN_VALUE, Long.MAX_VALUE).orElse(defaults.seed()));
  }
}
