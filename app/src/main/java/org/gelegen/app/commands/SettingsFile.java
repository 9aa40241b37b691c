package org.gelegen.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gelegen.model.GelegenException;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.records.settings.ParsedSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A file of a client's settings. */
final class SettingsFile {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Pattern TWICE = Pattern.compile("Duplicate Object property \"(.*)\"");

  private SettingsFile() {}

  /**
   * Reads a file.
   *
   * @throws GelegenException when it cannot be read, is not YAML, or sets a key twice
   */
  static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new GelegenException("there is no settings file " + file, e);
    } catch (IOException e) {
      throw new GelegenException(file + " cannot be read: " + e.getMessage(), e);
    } catch (JacksonException e) {
      Matcher twice = TWICE.matcher(e.getOriginalMessage());
      throw new GelegenException(
          twice.lookingAt()
              ? file
                  + ", line "
                  + e.getLocation().getLineNr()
                  + ": "
                  + twice.group(1)
                  + " is set twice"
              : file + " is not YAML: " + e.getOriginalMessage(),
          e);
    }
  }

  /**
   * The settings that a file came to.
   *
   * @throws GelegenException when it is not valid, with a line for each fault
   */
  static ClientSettings requireValid(Path file, ParsedSettings parsed) {
    return switch (parsed) {
      case ParsedSettings.Valid(ClientSettings settings) -> settings;
      case ParsedSettings.Invalid invalid ->
          throw new GelegenException(
              invalid.errors().stream()
                  .map(error -> file + " " + error.pointer() + ": " + error.reason())
                  .collect(Collectors.joining("\n")));
    };
  }
}
