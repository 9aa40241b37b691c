/** Rule packs read from YAML, and the holidays that go with them. */
@NullMarked
package org.gelegen.app.rules;

import org.jspecify.annotations.NullMarked;
