package io.heliosdb.streaming.connectors.result;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** The name of a file or folder that is of a stream. */
public final class StreamFile {
    private static final int MOST_BYTES = 200;

    private StreamFile() {}

    /** A name for a stream, whatever characters its own has. */
    public static String name(final String stream) {
        final String encoded = URLEncoder.encode(stream, StandardCharsets.UTF_8);
        final String safe = encoded.replace(".", "%2E").replace("*", "%2A");
        return safe.length() <= MOST_BYTES ? safe : shortened(safe);
    }

    /** A file system has no longer names. */
    private static String shortened(final String name) {
        final CRC32C crc = new CRC32C();
        crc.update(name.getBytes(StandardCharsets.US_ASCII));
        return name.substring(0, MOST_BYTES - 9)
                + '-'
                + HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
