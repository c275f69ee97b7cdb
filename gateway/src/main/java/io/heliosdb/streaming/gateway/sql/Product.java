package io.heliosdb.streaming.gateway.sql;

/** What this program is called, and which version it is. */
public final class Product {
    public static final String NAME = "HeliosDB Streaming";

    /** The version in the parent POM; a test compares the two. */
    public static final String VERSION = "0.1.0-SNAPSHOT";

    private Product() {}
}
