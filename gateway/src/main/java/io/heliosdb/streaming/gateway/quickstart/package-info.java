/**
 * The command {@code quickstart}: an appliance over a month of real flights, in one command.
 *
 * <p>{@link io.heliosdb.streaming.gateway.quickstart.QuickstartFolder} writes a configuration and a
 * job into a folder; the command runs the appliance there, on the main thread; beside it {@link
 * io.heliosdb.streaming.gateway.quickstart.Guide} logs in, feeds the flights and shows {@code top},
 * by the same commands that a user would type.
 *
 * <p>Start reading at {@code QuickstartCommand}.
 */
package io.heliosdb.streaming.gateway.quickstart;
