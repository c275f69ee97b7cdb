package io.heliosdb.streaming.gateway.quickstart;

/** The commands of the product. */
@FunctionalInterface
public interface Commands {
    /** Runs one to its end, and gives its exit code. */
    int execute(String... arguments);
}
