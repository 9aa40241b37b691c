/** What a person at a terminal, or a script, gets to see. */
@NullMarked
package org.gelegen.app.console;

import org.jspecify.annotations.NullMarked;
