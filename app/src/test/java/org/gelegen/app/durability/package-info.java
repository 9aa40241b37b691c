/** What was acknowledged outlives what happens to processes and disks. */
@org.jspecify.annotations.NullMarked
package org.gelegen.app.durability;
