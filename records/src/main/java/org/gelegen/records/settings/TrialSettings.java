package org.gelegen.records.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.records.FieldError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings in force with some of them changed, to see what a plan would come to. Changes are a
 * part of a settings document: what it names counts instead, channel by channel where a setting is
 * told by channel, and null takes a setting or a channel's away; the rest stays as it is.
 */
public final class TrialSettings {
  /** The settings that anybody may try without more ado. */
  private static final Set<String> TRIED =
      Set.of(
          "capacity",
          "nightlyBudget",
          "costs",
          "shareRecoverable",
          "costOfHarm",
          "explorationShare",
          "channels",
          "caps",
          "contactHours");

  private static final JsonMapper MAPPER = new JsonMapper();

  private final SettingsCodec codec;

  public TrialSettings(SettingsCodec codec) {
    this.codec = codec;
  }

  /**
   * The changed settings, or what is wrong with the changes.
   *
   * @param changes JSON text
   * @throws tools.jackson.core.JacksonException when it is none
   */
  public ParsedSettings of(ClientSettings inForce, String changes) {
    return of(inForce, MAPPER.readTree(changes));
  }

  /** The same with changes that were read already, of JSON or of YAML. */
  public ParsedSettings of(ClientSettings inForce, JsonNode changes) {
    List<FieldError> errors = new ArrayList<>();
    for (String name : changes.propertyNames()) {
      if (!TRIED.contains(name)) {
        errors.add(
            new FieldError(
                "/" + name,
                "cannot be tried out; these can: " + String.join(", ", new TreeSet<>(TRIED))));
      }
    }
    return errors.isEmpty() ? ofAny(inForce, changes) : new ParsedSettings.Invalid(errors);
  }

  /**
   * The same whatever the changes name, for those between whole settings that were checked against
   * what the client has: its rule packs, its models and its debtors' groups.
   */
  public ParsedSettings ofAny(ClientSettings inForce, String changes) {
    return ofAny(inForce, MAPPER.readTree(changes));
  }

  /** The same with changes that were read already. */
  public ParsedSettings ofAny(ClientSettings inForce, JsonNode changes) {
    if (!changes.isObject() || changes.isEmpty()) {
      return new ParsedSettings.Invalid(
          List.of(new FieldError("", "must name at least one setting to change")));
    }
    ObjectNode changed = codec.write(inForce);
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      apply(changed, change.getKey(), change.getValue());
    }
    return codec.read(changed);
  }

  /**
   * What {@link #ofAny} has to be told to get from the settings in force to others: empty where
   * both are the same. It may name what {@link #of} refuses.
   */
  public ObjectNode changes(ClientSettings inForce, ClientSettings wanted) {
    return differences(codec.write(inForce), codec.write(wanted), true);
  }

  /**
   * @param deeper whether an object in both is looked into, and not only told as a whole
   */
  private static ObjectNode differences(ObjectNode before, ObjectNode after, boolean deeper) {
    Set<String> names = new LinkedHashSet<>(before.propertyNames());
    names.addAll(after.propertyNames());
    ObjectNode changes = MAPPER.createObjectNode();
    for (String name : names) {
      JsonNode then = before.path(name);
      JsonNode now = after.path(name);
      if (then.equals(now)) {
        continue;
      }
      if (now.isMissingNode()) {
        changes.putNull(name);
      } else if (deeper && then instanceof ObjectNode old && now instanceof ObjectNode young) {
        changes.set(name, differences(old, young, false));
      } else {
        changes.set(name, now);
      }
    }
    return changes;
  }

  private static void apply(ObjectNode settings, String name, JsonNode value) {
    if (value.isNull()) {
      settings.remove(name);
    } else if (value.isObject() && settings.get(name) instanceof ObjectNode byChannel) {
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        if (entry.getValue().isNull()) {
          byChannel.remove(entry.getKey());
        } else {
          byChannel.set(entry.getKey(), entry.getValue());
        }
      }
    } else {
      settings.set(name, value);
    }
  }
}
