package org.gelegen.records.bank;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gelegen.model.records.CaseReferences.CaseReference;
import org.gelegen.records.bank.BankEntry.Remittance;

/**
 * Finds the case that money was for: by references in fields of their own, and where these name
 * none, by the payer's end-to-end id and the words of the free text. Only a single case is found:
 * an end-to-end id and a text that do not name the same name none in particular.
 */
final class PaymentMatcher {
  private static final int MAX_TOLD = 3;

  private final NamedCases cases;

  PaymentMatcher(NamedCases cases) {
    this.cases = cases;
  }

  /** What came of it. */
  sealed interface Match {
    /** It is for this case. */
    record Found(CaseReference named) implements Match {}

    /** It is for none, or for none in particular. */
    record None(String reason) implements Match {}
  }

  Match match(Remittance remittance) {
    Set<CaseReference> structured = all(remittance.structured(), cases::meantBy);
    if (!structured.isEmpty()) {
      return only(structured);
    }
    Set<CaseReference> byPayer = cases.meantByPayer(remittance.endToEndId());
    Set<CaseReference> inText = all(remittance.unstructured(), cases::namedIn);
    if (!byPayer.isEmpty() && !inText.isEmpty() && !byPayer.equals(inText)) {
      return new Match.None(
          "names %s by its end-to-end id and %s in its text"
              .formatted(told(byPayer), told(inText)));
    }
    return only(byPayer.isEmpty() ? inText : byPayer);
  }

  private static Match only(Set<CaseReference> named) {
    if (named.isEmpty()) {
      return new Match.None("names no case");
    }
    return named.size() == 1
        ? new Match.Found(named.iterator().next())
        : new Match.None("names " + named.size() + " cases: " + told(named));
  }

  private static Set<CaseReference> all(
      List<String> texts, Function<String, Set<CaseReference>> found) {
    Set<CaseReference> all = new LinkedHashSet<>();
    texts.forEach(text -> all.addAll(found.apply(text)));
    return all;
  }

  private static String told(Set<CaseReference> named) {
    return named.stream()
            .map(CaseReference::caseId)
            .sorted(Comparator.naturalOrder())
            .limit(MAX_TOLD)
            .map(Object::toString)
            .collect(Collectors.joining(", "))
        + (named.size() > MAX_TOLD ? " and more" : "");
  }
}
