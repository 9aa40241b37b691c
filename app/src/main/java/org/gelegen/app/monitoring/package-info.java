/** What whoever watches over a house is told in figures. */
@NullMarked
package org.gelegen.app.monitoring;

import org.jspecify.annotations.NullMarked;
