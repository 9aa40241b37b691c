/** Dispatching put to the test with processes that are killed. */
@org.jspecify.annotations.NullMarked
package org.gelegen.app.dispatch;
