package io.heliosdb.streaming.state.checkpoint.format;

import java.util.List;

/**
 * The table of contents of a checkpoint.
 *
 * @param info what it says about itself
 * @param files that its frames lie in
 * @param parts in the order written
 * @param attributes bytes of the engine, not looked into; not to be changed
 */
// The attributes are handed through and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Manifest(
        CheckpointInfo info, List<FrameFile> files, List<Part> parts, byte[] attributes) {
    /** Name of the file in the checkpoint's folder. */
    public static final String FILE_NAME = "manifest";

    /** Most bytes that a manifest may have: the tables of about a terabyte of state. */
    public static final int GREATEST_LENGTH = 1 << 28;

    /** Most bytes of a name of a part, of a property and of its value. */
    public static final int GREATEST_TEXT_BYTES = 1 << 16;
}
