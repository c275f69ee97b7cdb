package io.heliosdb.streaming.gateway.http;

/** Does what a route is for. On a thread of the request's own, which may wait. */
@FunctionalInterface
interface RouteHandler {
    /**
     * Answers.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException what is answered in its place
     */
    Reply handle(Request request);
}
