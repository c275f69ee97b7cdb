package io.heliosdb.streaming.state.checkpoint.format;

import java.util.Locale;

/**
 * A file of frames that a checkpoint refers to; its own or that of an earlier one.
 *
 * @param origin the checkpoint that wrote it, in whose folder it lies
 * @param number of the file in its folder, from 0
 * @param part whose content was written to it
 * @param epoch of the process that wrote it
 * @param size of the whole file, in bytes
 * @param key its data key, wrapped
 */
public record FrameFile(
        CheckpointId origin, int number, String part, long epoch, long size, SealedKey key) {
    /** Name in the folder of the checkpoint that wrote it. */
    public String name() {
        return name(number);
    }

    /** Name of the file of a number. */
    public static String name(final int number) {
        return String.format(Locale.ROOT, "frames-%04d", number);
    }
}
