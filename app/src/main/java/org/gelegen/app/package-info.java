/**
 * The executable: one class a command, the settings, and the one place where everything is wired.
 */
@NullMarked
package org.gelegen.app;

import org.jspecify.annotations.NullMarked;
