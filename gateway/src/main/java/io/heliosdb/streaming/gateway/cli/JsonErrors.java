package io.heliosdb.streaming.gateway.cli;

/** A command that can be told to print errors as JSON. */
interface JsonErrors {
    boolean isJson();
}
