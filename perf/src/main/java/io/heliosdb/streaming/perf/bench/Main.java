package io.heliosdb.streaming.perf.bench;

/** Entry point of {@code heliosdb-bench}. */
public final class Main {
    private Main() {}

    /** Prints how the command is used. */
    public static void main(String[] args) {
        System.out.println("usage: heliosdb-bench tumble|ring");
    }
}
