package org.gelegen.notebooks.reports.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

/**
 * Sets reports as pages that need nothing from elsewhere: HTML that is XML as well, so that the
 * same page can be printed. The same report gives the same page. Thread-safe.
 */
public final class ReportPage {
  private static final String TEMPLATE = "report.jte";

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /** The page of a report. */
  public String of(Report report) {
    TemplateOutput page = new StringOutput();
    engine.render(TEMPLATE, report, page);
    return page.toString();
  }
}
