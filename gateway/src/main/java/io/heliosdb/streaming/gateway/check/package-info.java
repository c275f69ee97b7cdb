/**
 * Looks whether a start with a configuration would find what it needs on this machine: folders that
 * can be written, files that can be read, ports that are free, as much memory as it is given.
 *
 * <p>Nothing is changed. What is wrong is a {@code HeliosException}, of category warning if a start
 * would go through all the same. Start reading at {@link
 * io.heliosdb.streaming.gateway.check.ConfigCheck}.
 */
package io.heliosdb.streaming.gateway.check;
