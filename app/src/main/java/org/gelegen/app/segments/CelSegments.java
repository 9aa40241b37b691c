package org.gelegen.app.segments;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.Instant;
import org.gelegen.model.GelegenException;
import org.gelegen.model.experiments.Segment;
import org.gelegen.model.experiments.SegmentLanguage;
import org.gelegen.model.experiments.WrongSegmentException;
import org.gelegen.model.history.DebtorHistory;

/**
 * Segments in CEL, over the typed variables {@code debtor} and {@code case}. An expression is
 * checked as a whole when it is read; one that fails on a debtor, because something is absent or of
 * another type there, does not hold for it.
 *
 * @see "https://github.com/cel-expr/cel-spec"
 */
public final class CelSegments implements SegmentLanguage {
  private static final CelOptions OPTIONS =
      CelOptions.current()
          // Amounts and attributes are doubles, and analysts write 100.
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private final CelCompiler compiler =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .setTypeProvider(Variables.TYPES)
          .addVar(Variables.DEBTOR, Variables.DEBTOR_TYPE)
          .addVar(Variables.CASE, Variables.CASE_TYPE)
          .setResultType(SimpleType.BOOL)
          .build();
  private final CelRuntime runtime =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  @Override
  public Segment compile(String expression) {
    CelValidationResult checked = compiler.compile(expression);
    if (checked.hasError()) {
      CelIssue first = checked.getErrors().getFirst();
      throw new WrongSegmentException(
          Math.max(1, first.getSourceLocation().getLine()),
          Math.max(0, first.getSourceLocation().getColumn()) + 1,
          first.getMessage());
    }
    try {
      return new CelSegment(runtime.createProgram(checked.getAst()));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new GelegenException("a segment was checked but cannot be run: " + expression, e);
    }
  }

  private record CelSegment(CelRuntime.Program program) implements Segment {
    @Override
    public boolean contains(DebtorHistory history, Instant at) {
      try {
        return Boolean.TRUE.equals(program.eval(Variables.of(history, at)));
      } catch (CelEvaluationException e) {
        return false;
      }
    }
  }
}
