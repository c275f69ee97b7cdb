package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.connectors.spi.OptionDescriptor;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TableOptions;

import java.util.List;
import java.util.stream.Stream;

/** The options of a stream that a job writes. */
public final class ResultOptions {
    static final OptionDescriptor RETAINED_BYTES =
            OptionDescriptor.defaulted(
                    "retained-bytes",
                    OptionDescriptor.Type.MEMORY,
                    "1 gb",
                    "Of a table that a job writes: bytes of results that are kept for"
                            + " subscribers; the oldest are dropped.");

    /** All of them. */
    public static final List<OptionDescriptor> ALL =
            Stream.concat(Stream.of(RETAINED_BYTES), WebhookTarget.OPTIONS.stream()).toList();

    private static final long LEAST_BYTES = 1L << 20;

    private final TableOptions options;

    ResultOptions(final TableDefinition table) {
        options = new TableOptions(table);
    }

    long retainedBytes() {
        final long bytes = options.bytes(RETAINED_BYTES).orElseThrow();
        if (bytes < LEAST_BYTES) {
            throw options.invalid(
                    RETAINED_BYTES, options.requiredText(RETAINED_BYTES), "a size of 1 mb or more");
        }
        return bytes;
    }
}
