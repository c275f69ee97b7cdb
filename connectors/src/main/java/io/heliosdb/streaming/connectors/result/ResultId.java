package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.ConnectorError;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one result of a stream: the same whenever the job gives it. Names of one lineage
 * grow.
 *
 * @param lineage short form of the id of the sink's lineage
 * @param rowSequence place in the log of what caused it
 * @param ordinal its number among the results of that cause
 */
public record ResultId(int lineage, long rowSequence, int ordinal) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{8})-(\\d{1,19})-(\\d{1,10})");

    /** Whether another place of its lineage is this one or in front of it. */
    boolean covers(final long otherRowSequence, final int otherOrdinal) {
        return otherRowSequence < rowSequence
                || (otherRowSequence == rowSequence && otherOrdinal <= ordinal);
    }

    boolean covers(final ResultId other) {
        return covers(other.rowSequence, other.ordinal);
    }

    /**
     * Reads the form of {@link #toString}.
     *
     * @throws HeliosException {@code HCON-0022} if it is none
     */
    public static ResultId of(final String text) {
        final Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            try {
                return new ResultId(
                        HexFormat.fromHexDigits(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
            } catch (final NumberFormatException e) {
                throw none(text).causedBy(e);
            }
        }
        throw none(text);
    }

    private static HeliosException none(final String text) {
        return HeliosException.of(
                        ConnectorError.NO_RESULT_ID, "'" + text + "' is no id of a result")
                .hint("give an id as it came with a result");
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(lineage) + '-' + rowSequence + '-' + ordinal;
    }
}
