package org.gelegen.scheduler.planning;

import static org.junit.jupiter.api.Assumptions.abort;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;

/** What the best plan of an instance is worth, by a solver of mathematical programs. */
final class ExactOptimum {
  private ExactOptimum() {}

  /**
   * What the best plan is worth; skips the test, and says why, where the solver's native libraries
   * do not load.
   */
  static double of(DebtorOptions options, Limits limits) {
    return solve("SCIP", options, limits);
  }

  /** The same where debtors may be split over options. */
  static double relaxed(DebtorOptions options, Limits limits) {
    return solve("GLOP", options, limits);
  }

  private static MPSolver solver(String name) {
    try {
      Loader.loadNativeLibraries();
    } catch (RuntimeException | UnsatisfiedLinkError e) {
      return abort("the solver's native libraries do not load on this platform: " + e);
    }
    MPSolver solver = MPSolver.createSolver(name);
    return solver == null ? abort("the solver was built without " + name) : solver;
  }

  private static double solve(String name, DebtorOptions options, Limits limits) {
    MPSolver solver = solver(name);
    MPObjective objective = solver.objective();
    objective.setMaximization();
    MPConstraint[] cells = new MPConstraint[limits.cells()];
    for (int cell = 0; cell < cells.length; cell++) {
      int capacity = limits.capacity(cell);
      cells[cell] =
          solver.makeConstraint(0, capacity == Limits.UNLIMITED ? MPSolver.infinity() : capacity);
    }
    MPConstraint[] days = new MPConstraint[limits.days()];
    for (int day = 0; day < days.length; day++) {
      days[day] = solver.makeConstraint(0, limits.budget(day));
    }
    for (int debtor = 0; debtor < options.debtors(); debtor++) {
      MPConstraint once = solver.makeConstraint(0, 1);
      for (int option = options.first(debtor); option < options.end(debtor); option++) {
        MPVariable taken = solver.makeBoolVar("");
        once.setCoefficient(taken, 1);
        if (options.cell(option) >= 0) {
          cells[options.cell(option)].setCoefficient(taken, 1);
        }
        days[options.day(option)].setCoefficient(taken, options.cost(option));
        objective.setCoefficient(taken, options.value(option));
      }
    }
    MPSolverParameters toTheLast = new MPSolverParameters();
    toTheLast.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
    MPSolver.ResultStatus status = solver.solve(toTheLast);
    if (status != MPSolver.ResultStatus.OPTIMAL) {
      throw new IllegalStateException(name + " says " + status);
    }
    double value = objective.value();
    toTheLast.delete();
    solver.delete();
    return value;
  }
}
