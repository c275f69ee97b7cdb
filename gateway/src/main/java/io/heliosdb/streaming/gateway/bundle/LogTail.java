package io.heliosdb.streaming.gateway.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The last lines of a log. */
final class LogTail {
    private static final int MOST_BYTES = 1 << 20;

    private LogTail() {}

    /** Whole lines of its last mebibyte. */
    static String of(final Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final long start = Math.max(0, channel.size() - MOST_BYTES);
            final ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - start));
            int count = 0;
            while (bytes.hasRemaining() && count >= 0) {
                count = channel.read(bytes, start + bytes.position());
            }
            final String text = StandardCharsets.UTF_8.decode(bytes.flip()).toString();
            return start == 0 ? text : text.substring(text.indexOf('\n') + 1);
        }
    }
}
