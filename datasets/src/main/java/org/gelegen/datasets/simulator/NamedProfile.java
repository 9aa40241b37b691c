package org.gelegen.datasets.simulator;

import java.util.function.Function;

/**
 * A portfolio ready for use, with the workflow that makes its history.
 *
 * @param name what it goes by; it need not be the client's id
 * @param about what is special about it, in a few words
 * @param workflow of the profile, or of one like it
 */
public record NamedProfile(
    String name,
    String about,
    PortfolioProfile profile,
    Function<PortfolioProfile, StaticWorkflow> workflow) {

  /** The same with another profile, whose history is made by the same workflow. */
  public NamedProfile with(PortfolioProfile other) {
    return new NamedProfile(name, about, other, workflow);
  }

  /** A simulation of it. */
  public Simulation simulation() {
    return new Simulation(profile, workflow.apply(profile));
  }
}
