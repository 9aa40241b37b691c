/** Planning put to the test with processes that are killed and held. */
@org.jspecify.annotations.NullMarked
package org.gelegen.app.nights;
