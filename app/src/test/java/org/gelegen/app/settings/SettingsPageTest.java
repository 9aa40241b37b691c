package org.gelegen.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.records.settings.ParsedSettings;
import org.gelegen.records.settings.SettingsCodec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The page about a client's settings says what the settings are. */
class SettingsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "settings.md");
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private final SettingsCodec codec = new SettingsCodec();

  private static String example() throws IOException {
    Matcher matcher = EXAMPLE.matcher(Files.readString(PAGE));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void the_example_is_taken_as_it_stands() throws IOException {
    JsonNode tree = new YAMLMapper().readTree(example());
    ParsedSettings parsed = codec.read(tree);
    assertThat(parsed).isInstanceOf(ParsedSettings.Valid.class);
    JsonNode written = codec.write(((ParsedSettings.Valid) parsed).settings());
    for (String key : tree.propertyNames()) {
      assertThat(written.has(key)).as(key).isTrue();
    }
    assertThat(written.at("/capacity/phone/hours/18").asInt()).isEqualTo(60);
    assertThat(written.at("/caps/1/within").asString()).isEqualTo("P1D");
  }

  @Test
  void every_key_is_explained() throws IOException {
    String page = Files.readString(PAGE);
    for (String key : codec.write(ClientSettings.defaults()).propertyNames()) {
      assertThat(page).containsPattern("\\| `" + key + "[`.\\[]");
    }
    for (String key : codec.write(ClientSettings.defaults()).get("training").propertyNames()) {
      assertThat(page).contains("| `training." + key + "`");
    }
    for (String key : codec.write(ClientSettings.defaults()).get("courtesies").propertyNames()) {
      assertThat(page).contains("| `courtesies." + key + "`");
    }
    for (String key : List.of("sender", "address", "iban", "window", "colour", "logo")) {
      assertThat(page).containsPattern("\\| `letters\\." + key + "[`\\[]");
    }
    String privacy = Files.readString(PAGE.resolveSibling("privacy.md"));
    for (Map.Entry<String, JsonNode> period :
        codec.write(ClientSettings.defaults()).get("retention").properties()) {
      String pattern =
          "\\| `retention.%s` .*\\| %s \\|"
              .formatted(period.getKey(), period.getValue().asString());
      assertThat(page).containsPattern(pattern);
      assertThat(privacy).containsPattern(pattern);
    }
  }
}
