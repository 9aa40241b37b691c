package org.gelegen.scoring.dashboard.debtors;

import org.gelegen.scoring.dashboard.pages.Frame;

/**
 * Where a debtor is looked up.
 *
 * @param typed what was looked for
 * @param missing whether nothing of that id is there
 */
public record FindPage(Frame frame, String typed, boolean missing) {}
