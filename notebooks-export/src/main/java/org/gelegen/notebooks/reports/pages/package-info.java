/** What a report is made of, and its page of HTML. */
@NullMarked
package org.gelegen.notebooks.reports.pages;

import org.jspecify.annotations.NullMarked;
