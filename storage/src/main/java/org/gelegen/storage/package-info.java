/** Everything that knows SQL: the embedded server, the migrations and the ports in PostgreSQL. */
@NullMarked
package org.gelegen.storage;

import org.jspecify.annotations.NullMarked;
