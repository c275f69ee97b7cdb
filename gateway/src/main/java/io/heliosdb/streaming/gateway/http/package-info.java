/**
 * The door for HTTP: what users and programs drive an appliance through.
 *
 * <pre>
 *   a thread of Jetty ─► HttpListener ─► Gate ─► body ─► RouteHandler ─► Reply
 *                                                             │ asks and waits
 *                                        ControlQueue ◄───────┘
 *                                             │
 *   the server's thread ──────────────────────┴─► ApplianceControl
 * </pre>
 *
 * <p>Everything about an endpoint stands in one {@link io.heliosdb.streaming.gateway.http.Route}:
 * path, permissions, form of body and answer, handler. Router, permission table and description of
 * the API ({@link io.heliosdb.streaming.gateway.http.OpenApi}) are made of the same list, so that
 * they cannot differ. A request has a virtual thread of its own, which may wait; the appliance is
 * only asked on the server's.
 *
 * <p>Start reading at {@link io.heliosdb.streaming.gateway.http.HttpDoor}.
 */
package io.heliosdb.streaming.gateway.http;
