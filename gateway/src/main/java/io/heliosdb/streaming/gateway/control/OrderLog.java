package io.heliosdb.streaming.gateway.control;

/** Is told each order to an appliance, and what has come of it. */
@FunctionalInterface
public interface OrderLog {
    /** Keeps nothing. */
    OrderLog NONE = entry -> {};

    /** Never waits: any thread, often the server's. */
    void note(OrderEntry entry);
}
