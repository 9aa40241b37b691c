package org.gelegen.records.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gelegen.model.records.CaseReferences.CaseReference;

/**
 * A client's cases by what a payment may call them: the case's id, and its payment reference where
 * it has one. Capitals and spaces do not count. Not thread-safe while cases are added.
 */
final class NamedCases {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s,;:/()\\[\\]{}\"'<>]+");
  private static final Pattern EDGES = Pattern.compile("^[.,;:!?()/'\"]+|[.,;:!?()/'\"]+$");
  private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9]{1,4}");

  private final Map<String, List<CaseReference>> exact = new HashMap<>();
  private final Map<String, List<CaseReference>> bare = new HashMap<>();

  void add(CaseReference named) {
    Set<String> names = new LinkedHashSet<>();
    names.add(key(named.caseId().value()));
    if (named.paymentReference() != null && !named.paymentReference().isBlank()) {
      names.add(key(named.paymentReference()));
    }
    Set<String> bareNames = new LinkedHashSet<>();
    for (String name : names) {
      exact.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(named);
      bareNames.add(bare(name));
      CreditorReference.unpack(name).ifPresent(own -> bareNames.add(bare(own)));
      Betalingskenmerk.unpack(name).ifPresent(own -> bareNames.add(bare(own)));
    }
    bareNames.remove("");
    bareNames.forEach(name -> bare.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(named));
  }

  /** The cases that a reference in a field of its own means; several when it is ambiguous. */
  Set<CaseReference> meantBy(String reference) {
    String key = key(reference);
    if (exact.containsKey(key)) {
      return Set.copyOf(exact.get(key));
    }
    Optional<String> own = CreditorReference.unpack(key).or(() -> Betalingskenmerk.unpack(key));
    return Set.copyOf(bare.getOrDefault(bare(own.orElse(key)), List.of()));
  }

  /**
   * The cases that a payer's end-to-end id means; several when it is ambiguous. A number of at most
   * four digits, zeros before it not counted, means none: payers number what they pay.
   */
  Set<CaseReference> meantByPayer(String endToEndId) {
    return SHORT_NUMBER.matcher(bare(key(endToEndId))).matches() ? Set.of() : meantBy(endToEndId);
  }

  /**
   * The cases that are named by a whole word of a text. A number of at most four digits names none:
   * years, amounts and house numbers look the same.
   */
  Set<CaseReference> namedIn(String text) {
    Set<CaseReference> found = new LinkedHashSet<>();
    SPACE
        .splitAsStream(text.strip())
        .forEach(
            word -> {
              Set<CaseReference> whole = byWord(word);
              found.addAll(whole);
              if (whole.isEmpty()) {
                SEPARATORS.splitAsStream(word).forEach(part -> found.addAll(byWord(part)));
              }
            });
    return found;
  }

  private Set<CaseReference> byWord(String text) {
    String word = key(EDGES.matcher(text).replaceAll(""));
    if (SHORT_NUMBER.matcher(word).matches()) {
      return Set.of();
    }
    if (exact.containsKey(word)) {
      return Set.copyOf(exact.get(word));
    }
    return CreditorReference.unpack(word)
        .or(() -> Betalingskenmerk.unpack(word))
        .map(own -> Set.copyOf(bare.getOrDefault(bare(own), List.of())))
        .orElse(Set.of());
  }

  private static String key(String text) {
    return SPACE.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
  }

  /** Letters and digits only, without leading zeros: what fits in a reference with check digits. */
  private static String bare(String key) {
    return key.replaceAll("[^A-Z0-9]", "").replaceFirst("^0+", "");
  }
}
