/** The product's own learning on public tables, beside figures that others reached on them. */
@NullMarked
package org.gelegen.app.lab.tables;

import org.jspecify.annotations.NullMarked;
