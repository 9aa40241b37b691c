package org.gelegen.model.settings;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How collection costs are counted.
 *
 * @param vat whether VAT comes on top, because the client cannot reclaim it
 * @param addInstalments whether the claims of one agreement are added up before the least costs are
 *     asked
 * @param agreement the attribute of cases that names the agreement a claim is of; absent: each case
 *     stands alone
 * @param noticeTemplates the templates of contacts that are the notice after which a consumer owes
 *     costs (the 14-day letter)
 * @param belgianMaximum whether the maximum of Belgian law is told where it counts, whose figures
 *     are from memory
 */
public record CollectionCostSettings(
    boolean vat,
    boolean addInstalments,
    @Nullable String agreement,
    Set<String> noticeTemplates,
    boolean belgianMaximum) {
  public CollectionCostSettings {
    noticeTemplates = Set.copyOf(noticeTemplates);
  }

  public static CollectionCostSettings defaults() {
    return new CollectionCostSettings(false, true, null, Set.of("fourteen-day-letter"), true);
  }
}
