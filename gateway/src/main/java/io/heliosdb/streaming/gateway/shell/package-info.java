/**
 * The interactive shell: lines in, statements to the script runner.
 *
 * <p>One thread. Start reading at {@link io.heliosdb.streaming.gateway.shell.Shell}.
 */
package io.heliosdb.streaming.gateway.shell;
