package org.gelegen.notebooks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.model.features.AttributeFeature;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.notebooks.models.ModelFiles;
import org.gelegen.notebooks.models.ModelJson;
import org.gelegen.notebooks.pages.Dictionary;
import org.gelegen.notebooks.pages.Pages;
import org.gelegen.notebooks.rows.Knowledge;
import org.gelegen.notebooks.rows.ReadVersion;
import org.gelegen.notebooks.tables.TableWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what an export holds besides its tables. */
final class Extras {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ExportFolder folder;
  private final ModelFiles models;
  private final Map<String, String> about = new TreeMap<>();

  Extras(ExportFolder folder, ExportPorts ports) {
    this.folder = folder;
    models = new ModelFiles(ports.registry());
  }

  /**
   * Writes the models.
   *
   * @param warnings is told of what is left out
   */
  void writeModels(Knowledge knowledge, List<String> warnings) {
    for (ReadVersion read : knowledge.versions()) {
      models
          .of(read, warnings)
          .forEach(
              (name, file) ->
                  add(
                      "models/" + read.version().number() + "/" + name,
                      file.bytes(),
                      file.about()));
    }
  }

  /** Writes all the rest, the manifest last. */
  void write(
      ExportOrder order,
      Knowledge knowledge,
      List<TableWriter> tables,
      List<String> warnings,
      Instant now) {
    Pages.notebooks()
        .forEach((name, bytes) -> add("notebooks/" + name, bytes, "A notebook; runs top down."));
    add("read_model.py", Pages.modelReader(), "Reads a model and reproduces its predictions.");
    about.put("dictionary.json", "This dictionary, for programs.");
    about.put("README.md", "This dictionary, for people.");
    about.put(
        ExportFolder.MANIFEST, "What was exported, how and when, with the SHA-256 of each file.");
    Dictionary dictionary = new Dictionary(tables, about);
    folder.write("dictionary.json", dictionary.json());
    folder.write("README.md", dictionary.readme(heading(order), paragraphs(order, warnings)));
    folder.write(ExportFolder.MANIFEST, manifest(order, knowledge, warnings, now));
  }

  private void add(String path, byte[] bytes, String what) {
    folder.write(path, bytes);
    about.put(path, what);
  }

  private static String heading(ExportOrder order) {
    return "Export of " + order.client().clientId() + " as of " + order.asOf();
  }

  private static List<String> paragraphs(ExportOrder order, List<String> warnings) {
    String names =
        order.form().identified()
            ? "**Debtors, cases and contacts are named by their ids: these are personal data.**"
            : "Debtors, cases, contacts, payments and decisions have names made for this export"
                + " with a key that was not kept. The data are pseudonymous and not anonymous:"
                + " moments and amounts tell who holds the originals whose they are.";
    String duty =
        "Erasing a debtor does not reach into this folder, and no period of retention does: delete"
            + " it when it has served its purpose. There are no addresses and no texts in it.";
    String forms =
        "Tables are in `data`, as Parquet and, unless it was not wanted, as CSV. Moments are in"
            + " UTC, money is in "
            + order.client().currency()
            + ". A text in CSV that begins with one of = + - @ has an apostrophe before it, so that"
            + " no spreadsheet takes it for a formula.";
    return warnings.isEmpty()
        ? List.of(names, duty, forms)
        : List.of(names, duty, forms, "Mind: " + String.join("; ", warnings));
  }

  private byte[] manifest(
      ExportOrder order, Knowledge knowledge, List<String> warnings, Instant now) {
    ObjectNode root =
        MAPPER
            .createObjectNode()
            .put("format", ExportFolder.FORMAT)
            .put("formatVersion", 1)
            .put("madeAt", now.toString())
            .put("asOf", order.asOf().toString())
            .put("knownUntil", knowledge.knownUntil().toString())
            .put("identified", order.form().identified());
    ClientRecord client = order.client();
    root.putObject("client")
        .put("id", client.clientId().value())
        .put("currency", client.currency().getCurrencyCode())
        .put("timeZone", client.timeZone().getId())
        .put("country", client.country());
    settings(root.putObject("settings"), knowledge.settings());
    features(root.putObject("features"), knowledge);
    ArrayNode told = root.putArray("warnings");
    warnings.forEach(told::add);
    ArrayNode files = root.putArray("files");
    for (ExportFolder.Written file : folder.written()) {
      files
          .addObject()
          .put("path", file.path())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  private static void settings(ObjectNode node, ClientSettings settings) {
    node.put("responseWindowDays", settings.responseWindow().toMillis() / 86_400_000.0)
        .put("shareRecoverable", settings.shareRecoverable())
        .put("costOfHarm", settings.costOfHarm())
        .put("explorationShare", settings.explorationShare());
    ObjectNode costs = node.putObject("costs");
    for (Channel channel : Channel.values()) {
      costs.put(channel.wireName(), settings.cost(channel));
    }
  }

  private static void features(ObjectNode node, Knowledge knowledge) {
    if (knowledge.versions().isEmpty()) {
      node.putNull("number");
    } else {
      node.put("number", knowledge.versions().getFirst().version().number());
    }
    ArrayNode attributes = node.putArray("attributes");
    for (AttributeFeature attribute : knowledge.features().shown().attributes()) {
      ModelJson.add(attributes, attribute);
    }
    // By the place of the feature in models of these attributes; null: left out.
    ArrayNode columns = node.putArray("columns");
    knowledge.features().names().forEach(columns::add);
  }
}
