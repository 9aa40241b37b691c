package org.gelegen.notebooks;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.GelegenException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a complete export in the place of a former one, so that whoever is killed meanwhile can be
 * followed by somebody who goes on.
 *
 * <p>What is to be done is written to {@value #JOURNAL} first. Then the manifest goes, the files
 * that only the former export has go, the new ones come, the manifest comes, what lies aside goes,
 * and last the journal. Every step can be done again. So a folder that has a manifest has all of
 * its files, and one without has a journal.
 */
final class Replacement {
  static final String JOURNAL = ".replacing.json";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path folder;
  private final Plan plan;
  private final Runnable afterEach;

  /**
   * What is to be done.
   *
   * @param aside the folder in which the new files lie, below the export's
   * @param deletions files that only the former export has
   * @param moves files of the new export, the manifest not among them
   */
  record Plan(String aside, List<String> deletions, List<String> moves) {
    Plan {
      deletions = List.copyOf(deletions);
      moves = List.copyOf(moves);
    }
  }

  private Replacement(Path folder, Plan plan, Runnable afterEach) {
    this.folder = folder;
    this.plan = plan;
    this.afterEach = afterEach;
  }

  /**
   * Notes what is to be done; from then on it is carried out, by whomever.
   *
   * @param afterEach run after every step
   */
  static Replacement note(Path folder, Plan plan, Runnable afterEach) throws IOException {
    ObjectNode root = MAPPER.createObjectNode().put("aside", plan.aside());
    ArrayNode deletions = root.putArray("deletions");
    plan.deletions().forEach(deletions::add);
    ArrayNode moves = root.putArray("moves");
    plan.moves().forEach(moves::add);
    Path draft = folder.resolve(plan.aside()).resolve(JOURNAL);
    Files.write(draft, MAPPER.writeValueAsBytes(root));
    Files.move(draft, folder.resolve(JOURNAL), StandardCopyOption.ATOMIC_MOVE);
    afterEach.run();
    return new Replacement(folder, plan, afterEach);
  }

  /** What was noted and not carried out to its end; empty where there is nothing of the kind. */
  static Optional<Replacement> left(Path folder, Runnable afterEach) throws IOException {
    Path journal = ExportFiles.below(folder, JOURNAL);
    if (!Files.exists(journal)) {
      return Optional.empty();
    }
    try {
      JsonNode root = MAPPER.readTree(Files.readAllBytes(journal));
      return Optional.of(
          new Replacement(
              folder,
              new Plan(
                  root.path("aside").asString(""),
                  texts(root.path("deletions")),
                  texts(root.path("moves"))),
              afterEach));
    } catch (JacksonException e) {
      throw new GelegenException(journal + " cannot be read: name another folder with --out", e);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asString("")));
    return texts;
  }

  /** Carries out what is left to be done. */
  void carryOut() throws IOException {
    Path aside = ExportFiles.below(folder, plan.aside());
    Path manifest = ExportFiles.below(folder, ExportFolder.MANIFEST);
    if (Files.exists(aside.resolve(ExportFolder.MANIFEST))) {
      Files.deleteIfExists(manifest);
      afterEach.run();
      for (String path : plan.deletions()) {
        delete(path);
      }
      for (String path : plan.moves()) {
        move(aside, path);
      }
      move(aside, ExportFolder.MANIFEST);
    } else if (!Files.exists(manifest)) {
      throw new GelegenException(
          "%s holds half of an export, and %s with the other half is gone: empty the folder, or name another"
              .formatted(folder, plan.aside()));
    }
    ExportFiles.deleteAll(aside);
    afterEach.run();
    Files.delete(folder.resolve(JOURNAL));
    afterEach.run();
  }

  private void delete(String path) throws IOException {
    Path file = ExportFiles.below(folder, path);
    Files.deleteIfExists(file);
    Path relative = folder.relativize(file);
    for (int names = relative.getNameCount() - 1; names > 0; names--) {
      try {
        Files.deleteIfExists(folder.resolve(relative.subpath(0, names)));
      } catch (DirectoryNotEmptyException e) {
        break;
      }
    }
    afterEach.run();
  }

  private void move(Path aside, String path) throws IOException {
    Path from = aside.resolve(path);
    Path to = ExportFiles.below(folder, path);
    if (Files.exists(from)) {
      Path relative = folder.relativize(to);
      for (int names = 1; names < relative.getNameCount(); names++) {
        ExportFiles.makeFolder(folder.resolve(relative.subpath(0, names)));
      }
      ExportFiles.close(from);
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } else if (!Files.isRegularFile(to)) {
      throw new GelegenException(
          "%s is neither in %s nor in %s: empty the folder, or name another"
              .formatted(path, folder, aside.getFileName()));
    }
    afterEach.run();
  }
}
