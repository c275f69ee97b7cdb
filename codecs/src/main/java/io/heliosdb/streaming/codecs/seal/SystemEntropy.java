package io.heliosdb.streaming.codecs.seal;

import java.security.SecureRandom;

/** Random bytes of the operating system. */
final class SystemEntropy implements Entropy {
    static final SystemEntropy INSTANCE = new SystemEntropy();

    private final SecureRandom random = new SecureRandom();

    private SystemEntropy() {}

    @Override
    public void fill(final byte[] target) {
        random.nextBytes(target);
    }
}
