package org.gelegen.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.GelegenException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The export that a folder holds already, as its manifest has it. */
final class FormerExport {
  private static final int TOLD = 5;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path folder;
  private final Map<String, String> hashes;

  private FormerExport(Path folder, Map<String, String> hashes) {
    this.folder = folder;
    this.hashes = hashes;
  }

  /**
   * Reads the manifest of a folder; without one there is no export and there are no files.
   *
   * @throws GelegenException when the manifest is of something else
   */
  static FormerExport in(Path folder) throws IOException {
    Path manifest = ExportFiles.below(folder, ExportFolder.MANIFEST);
    Map<String, String> hashes = new LinkedHashMap<>();
    if (Files.exists(manifest)) {
      for (JsonNode file : files(manifest)) {
        hashes.put(file.path("path").asString(""), file.path("sha256").asString(""));
      }
    }
    return new FormerExport(folder, hashes);
  }

  private static JsonNode files(Path manifest) throws IOException {
    String stranger = manifest + " is no manifest of an export: name another folder with --out";
    try {
      JsonNode root = MAPPER.readTree(Files.readAllBytes(manifest));
      if (!root.path("format").asString("").equals(ExportFolder.FORMAT)) {
        throw new GelegenException(stranger);
      }
      return root.path("files");
    } catch (JacksonException e) {
      throw new GelegenException(stranger, e);
    }
  }

  /** The paths of its files, the manifest not among them. */
  Set<String> paths() {
    return hashes.keySet();
  }

  /**
   * Refuses where a file is not as it was exported any more: somebody's work may be in it.
   *
   * @throws GelegenException when one was changed
   */
  void requireUnchanged() throws IOException {
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, String> entry : hashes.entrySet()) {
      Path file = ExportFiles.below(folder, entry.getKey());
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          && (!Files.isRegularFile(file) || !ExportFiles.sha256(file).equals(entry.getValue()))) {
        changed.add(entry.getKey());
      }
    }
    if (!changed.isEmpty()) {
      throw new GelegenException(
          "in %s these were changed since they were exported: %s. Move them away first"
              .formatted(folder, some(changed)));
    }
  }

  /**
   * Refuses where a file of a new export would take the place of one that is no part of this one.
   *
   * @throws GelegenException when there is one
   */
  void requireRoomFor(Iterable<String> paths) {
    List<String> strangers = new ArrayList<>();
    for (String path : paths) {
      boolean own = hashes.containsKey(path) || path.equals(ExportFolder.MANIFEST);
      if (!own && Files.exists(ExportFiles.below(folder, path), LinkOption.NOFOLLOW_LINKS)) {
        strangers.add(path);
      }
    }
    if (!strangers.isEmpty()) {
      throw new GelegenException(
          "%s holds files that no export put there and that would be replaced: %s. Move them away first"
              .formatted(folder, some(strangers)));
    }
  }

  private static String some(List<String> paths) {
    String first = String.join(", ", paths.subList(0, Math.min(TOLD, paths.size())));
    return paths.size() > TOLD ? first + " and %d more".formatted(paths.size() - TOLD) : first;
  }
}
