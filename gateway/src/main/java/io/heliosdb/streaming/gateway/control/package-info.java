/**
 * Talking to a running appliance: what it can be asked, and the socket in its data folder through
 * which other processes of the same user ask.
 *
 * <p>A request is a line of JSON on a Unix domain socket; {@link
 * io.heliosdb.streaming.gateway.control.ControlChannel}, an agent, reads it and calls {@link
 * io.heliosdb.streaming.gateway.control.ApplianceControl}, which the appliance implements; the
 * answer, perhaps much later, is a line of JSON too. Everything runs on the thread that polls the
 * agent. Start reading at {@link io.heliosdb.streaming.gateway.control.ApplianceControl}.
 */
package io.heliosdb.streaming.gateway.control;
