package org.gelegen.trainer.learners;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gelegen.model.GelegenException;
import org.gelegen.model.compiled.TreeScorer;
import org.gelegen.model.features.FeatureSchema;

/**
 * Compiles trees from XGBoost's text dump with statistics. Its floats are printed with nine digits,
 * so they come back exactly.
 *
 * <pre>
 * 0:[f29&lt;1.5] yes=1,no=2,missing=1,gain=40.5,cover=16.25
 *     1:leaf=-0.19,cover=9.5
 * </pre>
 */
final class TreeDump {
  private static final Pattern SPLIT =
      Pattern.compile(
          "(\\d+):\\[f(\\d+)<([^\\]]+)\\] yes=(\\d+),no=(\\d+),missing=(\\d+),.*cover=(.+)");
  private static final Pattern LEAF = Pattern.compile("(\\d+):leaf=([^,]+),cover=(.+)");

  private final List<Node> nodes = new ArrayList<>();

  private static final class Node {
    int feature = -1;
    float threshold;
    int left;
    int right;
    boolean missingLeft;
    double value;
  }

  private TreeDump() {}

  /**
   * The serving form of dumped trees.
   *
   * @param base the log-odds before any tree
   */
  static TreeScorer compile(String[] trees, FeatureSchema schema, double base) {
    TreeDump dump = new TreeDump();
    int[] roots = new int[trees.length];
    for (int i = 0; i < trees.length; i++) {
      Map<Integer, String> lines = new HashMap<>();
      for (String stripped : trees[i].lines().map(String::strip).toList()) {
        lines.put(Integer.parseInt(stripped.substring(0, stripped.indexOf(':'))), stripped);
      }
      roots[i] = dump.nodes.size();
      dump.add(0, lines);
    }
    return dump.scorer(schema, base, roots);
  }

  /** Adds a node and all below it, itself first; answers its cover. */
  private double add(int id, Map<Integer, String> lines) {
    String line = lines.getOrDefault(id, "");
    Node node = new Node();
    nodes.add(node);
    Matcher leaf = LEAF.matcher(line);
    if (leaf.matches()) {
      node.value = Float.parseFloat(leaf.group(2));
      return Double.parseDouble(leaf.group(3));
    }
    Matcher split = SPLIT.matcher(line);
    if (!split.matches()) {
      throw new GelegenException("XGBoost dumped a node that cannot be read: \"" + line + "\"");
    }
    node.feature = Integer.parseInt(split.group(2));
    node.threshold = Float.parseFloat(split.group(3));
    node.missingLeft = split.group(6).equals(split.group(4));
    node.left = nodes.size();
    double coverLeft = add(Integer.parseInt(split.group(4)), lines);
    node.right = nodes.size();
    double coverRight = add(Integer.parseInt(split.group(5)), lines);
    double cover = coverLeft + coverRight;
    double left = nodes.get(node.left).value;
    double right = nodes.get(node.right).value;
    node.value = cover > 0 ? (coverLeft * left + coverRight * right) / cover : (left + right) / 2;
    return cover;
  }

  private TreeScorer scorer(FeatureSchema schema, double base, int[] roots) {
    int count = nodes.size();
    int[] features = new int[count];
    float[] thresholds = new float[count];
    int[] lefts = new int[count];
    int[] rights = new int[count];
    boolean[] missingLeft = new boolean[count];
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      Node node = nodes.get(i);
      features[i] = node.feature;
      thresholds[i] = node.threshold;
      lefts[i] = node.left;
      rights[i] = node.right;
      missingLeft[i] = node.missingLeft;
      values[i] = (float) node.value;
    }
    return new TreeScorer(
        schema, base, roots, features, thresholds, lefts, rights, missingLeft, values);
  }
}
