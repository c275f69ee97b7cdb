/**
 * The process that stays: settings, data folder, appliance, control socket and signals put
 * together.
 *
 * <p>A start goes configuration → plans of the jobs → folder and its lock → identity → appliance
 * (which recovers what is there) → control socket; then the main thread turns the control plane's
 * crank until a signal or a request ends it. Agents run on threads of their own. Start reading at
 * {@link io.heliosdb.streaming.gateway.server.Server}.
 */
package io.heliosdb.streaming.gateway.server;
