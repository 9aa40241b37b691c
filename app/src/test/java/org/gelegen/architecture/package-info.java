/** What holds across the modules: who may use whom, and where each library is at home. */
@NullMarked
package org.gelegen.architecture;

import org.jspecify.annotations.NullMarked;
