package org.gelegen.notebooks.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.gelegen.model.GelegenException;
import org.gelegen.trainer.ReliabilityTable.Diagram;
import org.gelegen.trainer.evaluation.Reliability;
import org.gelegen.trainer.evaluation.Reliability.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReliabilityChartTest {
  @TempDir private Path folder;

  private BufferedImage picture(Group... groups) throws IOException {
    Diagram diagram = new Diagram("reach", "phone", new Reliability(List.of(groups)));
    Path file = ReliabilityChart.write(diagram, folder);
    assertThat(file).hasFileName("reach-phone.png");
    return ImageIO.read(file.toFile());
  }

  private static long differences(BufferedImage one, BufferedImage other) {
    return IntStream.range(0, one.getWidth() * one.getHeight())
        .filter(
            i ->
                one.getRGB(i % one.getWidth(), i / one.getWidth())
                    != other.getRGB(i % one.getWidth(), i / one.getWidth()))
        .count();
  }

  @Test
  void a_picture_that_cannot_be_written_is_told_with_its_name() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("reach-phone.png"));
    assertThatThrownBy(() -> picture(new Group(100, 0.1, 0.12, 0.03)))
        .isInstanceOf(GelegenException.class)
        .hasMessageStartingWith("cannot write the picture " + taken);
  }

  @Test
  void a_picture_shows_every_group() throws IOException {
    Group low = new Group(100, 0.1, 0.12, 0.03);
    Group middle = new Group(100, 0.3, 0.2, 0.04);
    Group high = new Group(100, 0.6, 0.65, 0.05);
    BufferedImage three = picture(low, middle, high);
    assertThat(three.getWidth()).isEqualTo(520);
    assertThat(differences(three, picture(low, new Group(100, 0.3, 0.4, 0.04), high)))
        .isBetween(50L, 5_000L);
  }
}
