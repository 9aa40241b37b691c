/** Profiles of made-up portfolios from YAML files. */
@NullMarked
package org.gelegen.app.profiles;

import org.jspecify.annotations.NullMarked;
