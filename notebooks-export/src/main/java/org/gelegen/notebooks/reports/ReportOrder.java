package org.gelegen.notebooks.reports;

import java.time.Instant;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.records.ClientRecord;

/**
 * For whom a report is made.
 *
 * @param asOf nothing later is looked at
 */
public record ReportOrder(ClientRecord client, Instant asOf, PlainLanguage language) {}
