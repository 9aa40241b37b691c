package org.gelegen.scoring.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Path TEXTS =
      Path.of("src/main/resources/org/gelegen/scoring/dashboard/texts");
  private static final Pattern USED = Pattern.compile("text\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");

  @Test
  void both_languages_have_words_of_the_same_keys_with_the_same_places() throws IOException {
    Map<String, String> english = read("en");
    Map<String, String> dutch = read("nl");
    assertThat(english).hasSizeGreaterThan(100);
    assertThat(dutch.keySet()).isEqualTo(english.keySet());
    english.forEach(
        (key, words) -> assertThat(places(dutch.get(key))).as(key).isEqualTo(places(words)));
  }

  @Test
  void words_have_no_straight_apostrophe_which_would_hide_what_follows() throws IOException {
    for (String language : Set.of("en", "nl")) {
      read(language).forEach((key, words) -> assertThat(words).as(key).doesNotContain("'"));
    }
  }

  @Test
  void every_key_that_pages_name_has_words() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path folder : Set.of(Path.of("src/main/jte"), Path.of("src/main/java"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          USED.matcher(Files.readString(file))
              .results()
              .map((MatchResult match) -> match.group(1))
              .filter(key -> key.contains(".") && !key.endsWith("."))
              .forEach(used::add);
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(50);
    assertThat(read("en").keySet()).containsAll(used);
  }

  @Test
  void numbers_and_places_are_written_as_the_language_does() {
    assertThat(new Texts(Language.DUTCH).of("frame.more", 12345)).isEqualTo("en nog 12.345");
    assertThat(new Texts(Language.ENGLISH).of("frame.more", 12345)).isEqualTo("and 12,345 more");
  }

  private static Set<String> places(@Nullable String words) {
    String text = String.valueOf(words);
    // Throws where the pattern is not well-formed.
    assertThat(new MessageFormat(text).getFormats()).isNotNull();
    return Pattern.compile("\\{([0-9]+)")
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> read(String language) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(TEXTS)) {
      for (Path file :
          files.filter(file -> file.toString().endsWith("_" + language + ".properties")).toList()) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        String prefix = file.getFileName().toString().replaceFirst("_.*", "") + ".";
        properties.forEach(
            (key, words) -> {
              assertThat(key.toString()).startsWith(prefix);
              all.put(key.toString(), words.toString());
            });
      }
    }
    return all;
  }
}
