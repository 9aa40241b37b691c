/** The JSON form of a client's settings, the same for HTTP, files and storage. */
@NullMarked
package org.gelegen.records.settings;

import org.jspecify.annotations.NullMarked;
