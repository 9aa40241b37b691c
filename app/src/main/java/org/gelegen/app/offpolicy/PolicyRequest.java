package org.gelegen.app.offpolicy;

import java.util.List;

/**
 * Which policies to evaluate.
 *
 * @param names of policies that the log has columns for
 * @param constants actions, for each a policy that always takes it
 * @param all besides, every policy that the log has columns for
 */
public record PolicyRequest(List<String> names, List<String> constants, boolean all) {
  public PolicyRequest {
    names = List.copyOf(names);
    constants = List.copyOf(constants);
  }
}
