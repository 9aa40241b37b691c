/** The commands of {@code gelegen}, one class each. */
@NullMarked
package org.gelegen.app.commands;

import org.jspecify.annotations.NullMarked;
