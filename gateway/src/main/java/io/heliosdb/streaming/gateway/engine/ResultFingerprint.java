package io.heliosdb.streaming.gateway.engine;

import java.util.HexFormat;
import java.util.Optional;

/**
 * All results of one sink in short, to compare two runs without keeping their results.
 *
 * @param sink its name
 * @param count results delivered
 * @param last id of the last one
 * @param hash over kind, id and bytes of each, in order
 */
public record ResultFingerprint(String sink, long count, Optional<ResultId> last, long hash) {
    @Override
    public String toString() {
        return sink
                + ": "
                + count
                + " results, last "
                + last.map(ResultId::toString).orElse("none")
                + ", hash "
                + HexFormat.of().toHexDigits(hash);
    }
}
