/** Objections to profiling, put to the test in a house with a database. */
@org.jspecify.annotations.NullMarked
package org.gelegen.app.objections;
