package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a name matches a pattern. A name that comes again, as nearly all do, costs a comparison.
 * One thread.
 */
final class ChangeFilter {
    private final Pattern pattern;
    private byte[] last;
    private boolean isMatch;

    ChangeFilter(final Optional<Pattern> pattern) {
        this.pattern = pattern.orElse(null);
    }

    /** Whether there is a pattern. */
    boolean isSet() {
        return pattern != null;
    }

    /** Tests a name in UTF-8. */
    boolean matches(final long address, final int length) {
        if (last == null || !isLast(address, length)) {
            last = new byte[length];
            Memory.copyToArray(address, last, 0, length);
            isMatch = pattern.matcher(new String(last, StandardCharsets.UTF_8)).matches();
        }
        return isMatch;
    }

    private boolean isLast(final long address, final int length) {
        if (last.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Memory.getByte(address + i) != last[i]) {
                return false;
            }
        }
        return true;
    }
}
