package io.heliosdb.streaming.gateway.cli;

/** Entry point of the product. */
public final class Main {
    private Main() {}

    /** Prints how the command is used. */
    public static void main(String[] args) {
        System.out.println("usage: heliosdb-streaming sql [-f script.sql]");
    }
}
