/** Laboratories: how good decisions are where the truth is known. */
@NullMarked
package org.gelegen.app.lab;

import org.jspecify.annotations.NullMarked;
