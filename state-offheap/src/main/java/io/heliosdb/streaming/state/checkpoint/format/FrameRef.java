package io.heliosdb.streaming.state.checkpoint.format;

/**
 * Where a frame lies and what must come out of it.
 *
 * @param file index of its file in the manifest
 * @param number of the frame in its file, from 0
 * @param position of its header in the file
 * @param storedLength bytes in the file, header included
 * @param plainLength bytes of its content
 * @param digest of its content
 */
public record FrameRef(
        int file, int number, long position, int storedLength, int plainLength, Digest digest) {}
