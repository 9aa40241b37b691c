@NullMarked
package org.gelegen.app.rules;

import org.jspecify.annotations.NullMarked;
