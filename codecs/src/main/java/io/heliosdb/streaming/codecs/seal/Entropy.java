package io.heliosdb.streaming.codecs.seal;

/** Where keys come from: the system in production, a seed in simulations. Any thread. */
@FunctionalInterface
public interface Entropy {
    /** Fills an array with bytes that nobody can guess. */
    void fill(byte[] target);

    /** The operating system's. */
    static Entropy ofSystem() {
        return SystemEntropy.INSTANCE;
    }
}
