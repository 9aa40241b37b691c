/**
 * The other ends of gateways, on this machine: servers that speak each gateway's protocol, fail now
 * and then on purpose, and tell back what a simulated world says became of a message.
 */
@NullMarked
package org.gelegen.app.demo.counterparts;

import org.jspecify.annotations.NullMarked;
