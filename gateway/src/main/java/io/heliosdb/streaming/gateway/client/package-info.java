/**
 * Asking an appliance over its REST API, from this machine or another one.
 *
 * <pre>
 *   address   --url, else HELIOS_URL, else this machine at its usual port
 *   token     HELIOS_TOKEN, else what 'login' has kept for the address
 *   error     what the appliance answers, in its parts, as if it had happened here
 * </pre>
 *
 * <p>One thread for each client. Start reading at {@link
 * io.heliosdb.streaming.gateway.client.RestClient}.
 */
package io.heliosdb.streaming.gateway.client;
