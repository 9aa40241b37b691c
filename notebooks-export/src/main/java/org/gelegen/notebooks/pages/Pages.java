package org.gelegen.notebooks.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every export has besides its data: notebooks, and a reader of models in Python. */
public final class Pages {
  private static final List<String> NOTEBOOKS =
      List.of("1-explore-history", "2-compare-models", "3-off-policy", "4-campaign-result");

  private Pages() {}

  /** The notebooks by their files' names. */
  public static Map<String, byte[]> notebooks() {
    String load = read("pages/load.py");
    Map<String, byte[]> notebooks = new LinkedHashMap<>();
    for (String name : NOTEBOOKS) {
      notebooks.put(name + ".ipynb", Notebook.of(read("pages/" + name + ".py"), load));
    }
    return notebooks;
  }

  /** The program that reads a model of the export and scores contacts with it. */
  public static byte[] modelReader() {
    return read("read_model.py").getBytes(StandardCharsets.UTF_8);
  }

  private static String read(String name) {
    try (InputStream in = Pages.class.getResourceAsStream("/org/gelegen/notebooks/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
