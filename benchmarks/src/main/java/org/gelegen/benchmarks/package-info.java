/** The speed of the compiled model beside Tribuo's own, and of whole decisions. Run by hand. */
@NullMarked
package org.gelegen.benchmarks;

import org.jspecify.annotations.NullMarked;
