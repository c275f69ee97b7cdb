package io.heliosdb.streaming.codecs.text;

import java.time.ZoneId;
import java.util.Optional;

/**
 * How values are spelled.
 *
 * @param plainDecimals whether decimals keep all digits of their scale; otherwise they lose
 *     trailing zeros and may have an exponent
 * @param fullFractions whether fractions of seconds keep all digits of their type; otherwise they
 *     lose trailing zeros
 * @param timestampSeparator between date and time
 * @param wallClock the zone whose clock shows an instant; empty: it is of UTC, with a Z behind it
 */
public record ValueStyle(
        boolean plainDecimals,
        boolean fullFractions,
        char timestampSeparator,
        Optional<ZoneId> wallClock) {
    /** Instants are of UTC. */
    public ValueStyle(
            final boolean plainDecimals,
            final boolean fullFractions,
            final char timestampSeparator) {
        this(plainDecimals, fullFractions, timestampSeparator, Optional.empty());
    }
}
