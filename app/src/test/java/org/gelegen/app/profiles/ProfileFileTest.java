package org.gelegen.app.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gelegen.datasets.simulator.NamedProfile;
import org.gelegen.datasets.simulator.NamedProfiles;
import org.gelegen.datasets.simulator.PortfolioProfile;
import org.gelegen.datasets.simulator.WorkPattern;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFileTest {
  @TempDir private Path folder;

  private NamedProfile read(String yaml) {
    try {
      return ProfileFile.read(Files.writeString(folder.resolve("mine.yaml"), yaml));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void refused(String yaml, int line, String why) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(GelegenException.class)
        .hasMessageContaining("mine.yaml, line " + line + ": ")
        .hasMessageContaining(why);
  }

  @Test
  void what_a_file_does_not_name_is_as_in_the_profile_that_it_is_like() {
    PortfolioProfile like = NamedProfiles.find("waterkant").orElseThrow().profile();
    assertThat(read("like: waterkant\n").profile()).isEqualTo(like);
    PortfolioProfile mine = read("like: waterkant\nhabits: {own: 0}\n").profile();
    assertThat(mine.habits().own()).isZero();
    assertThat(mine.habits().group()).isEqualTo(like.habits().group());
    assertThat(mine.debtorAttributes()).isEqualTo(like.debtorAttributes());
  }

  @Test
  void the_example_of_the_documentation_is_read_whole() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "simulator.md"));
    int from = page.indexOf("```yaml\n") + "```yaml\n".length();
    PortfolioProfile mine = read(page.substring(from, page.indexOf("```", from))).profile();
    assertThat(mine.name()).isEqualTo("mijn-portefeuille");
    assertThat(mine.debtors()).isEqualTo(2000);
    assertThat(mine.seed()).isEqualTo(7);
    assertThat(mine.arrears().stages())
        .containsExactly(
            new PortfolioProfile.StageAt(0, Stage.REMINDER),
            new PortfolioProfile.StageAt(14, Stage.DUNNING));
    assertThat(mine.patterns())
        .containsEntry(WorkPattern.OFFICE, 0.5)
        .doesNotContainKey(WorkPattern.BUSINESS);
    assertThat(mine.channels())
        .containsOnlyKeys(Channel.PHONE, Channel.EMAIL, Channel.LETTER)
        .containsEntry(Channel.PHONE, new PortfolioProfile.AddressShares(0.95, 0.9, 0.2, 0.02));
    // What is left out of e-mail is waterkant's.
    assertThat(mine.channels().get(Channel.EMAIL))
        .isEqualTo(new PortfolioProfile.AddressShares(0.9, 0.95, 0.55, 0.04));
  }

  @Test
  void the_same_character_has_the_same_workflow() {
    NamedProfile mine = read("like: own-habits\ndebtors: 30\n");
    assertThat(mine.simulation().day()).isEqualTo(mine.profile().start());
    assertThat(mine.profile().name()).isEqualTo("own-habits");
  }

  @Test
  void what_is_wrong_is_told_with_its_line() {
    refused("debtors: 5\n", 1, "needs \"like\"");
    refused("like: nobody\n", 1, "must be one of noorderlicht, waterkant");
    refused("like: waterkant\ncolour: red\n", 2, "unknown key \"colour\"");
    refused("like: waterkant\nhabits:\n  moods: 1\n", 3, "unknown key \"moods\"");
    refused("like: waterkant\nhabits:\n  changing: 2\n", 3, "must be from 0 to 1 but is 2");
    refused("like: waterkant\ndebtors: 0\n", 2, "must be at least 1");
    refused("like: waterkant\nseed: often\n", 2, "must be a number but is \"often\"");
    refused("like: waterkant\ncurrency: XX\n", 2, "\"currency\"");
    refused("like: waterkant\ntimeZone: Mars\n", 2, "must be a time zone");
    refused(
        "like: waterkant\nchannels:\n  phone: {optedIn: 0.7, optedOut: 0.4}\n",
        3,
        "more who opted in or out");
    refused(
        "like: waterkant\narrears:\n  stages: [{day: 3, stage: reminder}]\n",
        3,
        "must begin with day 0");
    refused("like: waterkant\npatterns: {office: 0}\n", 2, "a share above 0");
  }

  @Test
  void a_file_that_is_not_there_is_told() {
    assertThatThrownBy(() -> ProfileFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(GelegenException.class)
        .hasMessageContaining("none.yaml cannot be read");
  }
}
