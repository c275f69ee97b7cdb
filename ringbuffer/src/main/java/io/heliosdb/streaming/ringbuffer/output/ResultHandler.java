package io.heliosdb.streaming.ringbuffer.output;

/** Takes results one by one, in order. */
@FunctionalInterface
public interface ResultHandler {
    /**
     * Takes a result.
     *
     * @param result valid during the call
     * @return whether it was taken; if not, it is presented again before any other. Does not throw,
     *     except for what ends its agent
     */
    boolean onResult(ResultRecord result);
}
