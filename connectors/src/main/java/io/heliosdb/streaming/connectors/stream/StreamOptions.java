package io.heliosdb.streaming.connectors.stream;

import io.heliosdb.streaming.connectors.format.TableFormats;
import io.heliosdb.streaming.connectors.spi.OptionDescriptor;
import io.heliosdb.streaming.connectors.spi.PositionDescriptor;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TableOptions;

import java.util.List;

/** The options of a table whose rows come in at the doors. */
final class StreamOptions {
    static final OptionDescriptor MAX_INLETS =
            OptionDescriptor.defaulted(
                    "max-connections",
                    OptionDescriptor.Type.INTEGER,
                    "256",
                    "Connections and requests that feed it at a time; further ones are refused.");
    static final OptionDescriptor MAX_PRODUCERS =
            OptionDescriptor.defaulted(
                    "max-producers",
                    OptionDescriptor.Type.INTEGER,
                    "1024",
                    "Producer ids that are remembered; further ones are refused.");
    static final OptionDescriptor MAX_PRODUCERS_OF_USER =
            OptionDescriptor.optional(
                    "max-producers-per-user",
                    OptionDescriptor.Type.INTEGER,
                    "Those of them that one user may have; half of them unless set.");
    static final OptionDescriptor IDEMPOTENCY_KEYS =
            OptionDescriptor.defaulted(
                    "idempotency-keys",
                    OptionDescriptor.Type.INTEGER,
                    "10000",
                    "Requests with an idempotency key that are remembered, the last ones.");
    static final OptionDescriptor MAX_LINE_LENGTH =
            OptionDescriptor.defaulted(
                    "max-line-length",
                    OptionDescriptor.Type.MEMORY,
                    "64 kb",
                    "Bytes of the longest line or row from outside; a longer one is bad.");
    static final List<OptionDescriptor> ALL =
            List.of(
                    MAX_INLETS,
                    MAX_PRODUCERS,
                    MAX_PRODUCERS_OF_USER,
                    IDEMPOTENCY_KEYS,
                    MAX_LINE_LENGTH,
                    TableFormats.CHANGES,
                    TableFormats.DELETE_COLUMN);

    private static final int INLET_LIMIT = 10_000;
    private static final int NAME_LIMIT = PositionDescriptor.MAX_KEYS / 2 - 1;
    private static final int LEAST_LINE_BYTES = 64;
    private static final int LINE_LIMIT_BYTES = 16 << 20;

    private final TableOptions options;

    StreamOptions(final TableDefinition table) {
        options = new TableOptions(table);
    }

    int maxInlets() {
        return number(MAX_INLETS, INLET_LIMIT);
    }

    int maxProducers() {
        return number(MAX_PRODUCERS, NAME_LIMIT);
    }

    int maxProducersOfUser() {
        final int most = maxProducers();
        return options.number(MAX_PRODUCERS_OF_USER).isPresent()
                ? number(MAX_PRODUCERS_OF_USER, most)
                : (most + 1) / 2;
    }

    int idempotencyKeys() {
        return number(IDEMPOTENCY_KEYS, NAME_LIMIT);
    }

    int maxLineBytes() {
        final long bytes = options.bytes(MAX_LINE_LENGTH).orElseThrow();
        if (bytes < LEAST_LINE_BYTES || bytes > LINE_LIMIT_BYTES) {
            throw options.invalid(
                    MAX_LINE_LENGTH,
                    options.requiredText(MAX_LINE_LENGTH),
                    "a size from 64 b to 16 mb");
        }
        return (int) bytes;
    }

    private int number(final OptionDescriptor option, final int greatest) {
        final long number = options.number(option).orElseThrow();
        if (number < 1 || number > greatest) {
            throw options.invalid(option, Long.toString(number), "a number from 1 to " + greatest);
        }
        return (int) number;
    }
}
