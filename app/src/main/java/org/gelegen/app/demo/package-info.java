/**
 * The demonstration: three made-up creditors, a simulated clock and a simulated outside world;
 * everything else is real.
 */
@NullMarked
package org.gelegen.app.demo;

import org.jspecify.annotations.NullMarked;
