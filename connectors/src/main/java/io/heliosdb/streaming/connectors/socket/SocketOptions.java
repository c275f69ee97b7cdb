package io.heliosdb.streaming.connectors.socket;

import io.heliosdb.streaming.connectors.format.TableFormats;
import io.heliosdb.streaming.connectors.spi.OptionDescriptor;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TableOptions;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The options of a socket table. */
final class SocketOptions {
    static final OptionDescriptor PORT =
            OptionDescriptor.required(
                    "port", OptionDescriptor.Type.INTEGER, "TCP port to listen at.");
    static final OptionDescriptor HOSTNAME =
            OptionDescriptor.defaulted(
                    "hostname",
                    OptionDescriptor.Type.STRING,
                    "127.0.0.1",
                    "Address to listen at; one of this machine's.");
    static final OptionDescriptor ALLOW_REMOTE =
            OptionDescriptor.defaulted(
                    "allow-remote",
                    OptionDescriptor.Type.BOOLEAN,
                    "false",
                    "Whether the address may be one that other machines reach. Whoever reaches it"
                            + " can write: there is no password and nothing is encrypted.");
    static final OptionDescriptor MAX_CONNECTIONS =
            OptionDescriptor.defaulted(
                    "max-connections",
                    OptionDescriptor.Type.INTEGER,
                    "64",
                    "Connections at a time; further ones are refused.");
    static final OptionDescriptor MAX_PRODUCERS =
            OptionDescriptor.defaulted(
                    "max-producers",
                    OptionDescriptor.Type.INTEGER,
                    "1024",
                    "Producer ids that are remembered; further ones are refused.");
    static final OptionDescriptor MAX_LINE_LENGTH =
            OptionDescriptor.defaulted(
                    "max-line-length",
                    OptionDescriptor.Type.MEMORY,
                    "64 kb",
                    "Bytes of the longest line; a longer one is bad.");
    static final OptionDescriptor ON_BAD_LINE =
            OptionDescriptor.defaulted(
                    "on-bad-line",
                    OptionDescriptor.Type.STRING,
                    "skip",
                    "What follows the ERR for a line that is no row: skip takes the line without a"
                            + " row, close leaves it and closes the connection.");
    static final OptionDescriptor LAST_LINE =
            OptionDescriptor.optional(
                    "last-line",
                    OptionDescriptor.Type.STRING,
                    "A line of this text ends the table: it is no row, and nothing is taken after"
                            + " it, from nobody.");
    static final List<OptionDescriptor> ALL =
            List.of(
                    PORT,
                    TableFormats.FORMAT,
                    TableFormats.CHANGES,
                    TableFormats.DELETE_COLUMN,
                    HOSTNAME,
                    ALLOW_REMOTE,
                    MAX_CONNECTIONS,
                    MAX_PRODUCERS,
                    MAX_LINE_LENGTH,
                    ON_BAD_LINE,
                    LAST_LINE);

    private static final int MAX_PORT = 65_535;
    private static final int CONNECTION_LIMIT = 10_000;

    /** Below {@link io.heliosdb.streaming.connectors.spi.PositionDescriptor#MAX_KEYS}. */
    private static final int PRODUCER_LIMIT = 1_000_000;

    private static final int LEAST_LINE_BYTES = 64;
    private static final int LINE_LIMIT_BYTES = 16 << 20;

    private final TableOptions options;

    SocketOptions(final TableDefinition table) {
        options = new TableOptions(table);
    }

    /** Where to listen; port 0 is any that is free. */
    InetSocketAddress address() {
        final String host = options.requiredText(HOSTNAME);
        final InetSocketAddress address = new InetSocketAddress(host, number(PORT, 0, MAX_PORT));
        if (address.isUnresolved()) {
            throw options.invalid(HOSTNAME, host, "an address of this machine, such as 127.0.0.1");
        }
        if (!address.getAddress().isLoopbackAddress()
                && !options.flag(ALLOW_REMOTE).orElse(false)) {
            throw options.invalid(
                    HOSTNAME,
                    host,
                    "127.0.0.1, or set 'allow-remote' = 'true' where everybody who reaches the port"
                            + " may write into the table");
        }
        return address;
    }

    int maxConnections() {
        return number(MAX_CONNECTIONS, 1, CONNECTION_LIMIT);
    }

    int maxProducers() {
        return number(MAX_PRODUCERS, 1, PRODUCER_LIMIT);
    }

    /** Without the line feed. */
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

    boolean closesOnBadLine() {
        final String text = options.requiredText(ON_BAD_LINE);
        return switch (text) {
            case "skip" -> false;
            case "close" -> true;
            default -> throw options.invalid(ON_BAD_LINE, text, "skip or close");
        };
    }

    /** The line that ends the table; empty for none. */
    byte[] lastLine() {
        return options.text(LAST_LINE).orElse("").getBytes(StandardCharsets.UTF_8);
    }

    private int number(final OptionDescriptor option, final int least, final int greatest) {
        final long number = options.number(option).orElseThrow();
        if (number < least || number > greatest) {
            throw options.invalid(
                    option, Long.toString(number), "a number from " + least + " to " + greatest);
        }
        return (int) number;
    }
}
