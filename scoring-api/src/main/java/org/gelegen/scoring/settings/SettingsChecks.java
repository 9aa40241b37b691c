package org.gelegen.scoring.settings;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.gelegen.model.GelegenException;
import org.gelegen.model.decision.RuleBooks;
import org.gelegen.model.experiments.ExperimentChecks;
import org.gelegen.model.experiments.SegmentLanguage;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.rules.LaxSettings;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.records.FieldError;
import org.gelegen.records.settings.ParsedSettings;
import org.gelegen.records.settings.SettingsCodec;
import org.gelegen.scoring.http.ProblemException;

/** Reads settings and looks whether the client can have them. */
public final class SettingsChecks {
  private final RuleBooks rules;
  private final ExperimentChecks experiments;
  private final ModelRegistry models;
  private final RecordLog records;
  private final SettingsCodec codec = new SettingsCodec();

  public SettingsChecks(
      RuleBooks rules, SegmentLanguage segments, ModelRegistry models, RecordLog records) {
    this.rules = rules;
    this.experiments = new ExperimentChecks(segments);
    this.models = models;
    this.records = records;
  }

  /**
   * The settings that a text holds, or everything that is wrong with them for this client.
   *
   * @param text JSON
   * @throws ProblemException when the client has no record yet
   */
  ParsedSettings read(ClientId client, String text) {
    return switch (codec.read(text.getBytes(StandardCharsets.UTF_8))) {
      case ParsedSettings.Valid(ClientSettings settings) -> checked(client, settings);
      case ParsedSettings.Invalid invalid -> invalid;
    };
  }

  private ParsedSettings checked(ClientId client, ClientSettings settings) {
    try {
      rules.of(record(client), settings);
    } catch (GelegenException e) {
      return new ParsedSettings.Invalid(
          List.of(new FieldError("/rulePack", "is not a rule pack that is there")));
    }
    List<FieldError> errors =
        Stream.concat(
                experiments
                    .problems(
                        settings.experiments(), number -> models.find(client, number).isPresent())
                    .stream(),
                experiments.ofWorkflows(settings).stream())
            .map(problem -> new FieldError(problem.pointer(), problem.reason()))
            .toList();
    return errors.isEmpty()
        ? new ParsedSettings.Valid(settings)
        : new ParsedSettings.Invalid(errors);
  }

  /** What in valid settings is laxer than the rule pack, which counts all the same. */
  List<String> notes(ClientId client, ClientSettings settings) {
    return LaxSettings.notes(settings, rules.of(record(client), settings));
  }

  private ClientRecord record(ClientId client) {
    return records
        .findClient(client)
        .orElseThrow(() -> ProblemException.notFound("the client, before its client record,"));
  }
}
