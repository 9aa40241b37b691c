/** Reads the product's own YAML strictly: every key and value with the line that it stands in. */
@NullMarked
package org.gelegen.app.yaml;

import org.jspecify.annotations.NullMarked;
