package io.heliosdb.streaming.gateway.http;

/** What is done to a resource. */
enum Verb {
    GET,
    POST,
    PUT,
    DELETE;

    /** Whether requests of this kind bring something with them. */
    boolean hasBody() {
        return this == POST || this == PUT;
    }
}
