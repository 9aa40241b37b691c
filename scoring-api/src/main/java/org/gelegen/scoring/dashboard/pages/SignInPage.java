package org.gelegen.scoring.dashboard.pages;

import org.jspecify.annotations.Nullable;

/**
 * Where a visitor shows a key.
 *
 * @param to the path to go to then
 * @param wrong the key of what was wrong with the last try; absent: there was none
 */
public record SignInPage(String to, @Nullable String wrong) {}
