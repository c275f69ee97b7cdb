package io.heliosdb.streaming.connectors.result;

/**
 * Where a block of frames lies.
 *
 * @param segment the file
 * @param offset of its header in the file
 * @param position of its first frame in the result log
 * @param plainLength bytes of its frames
 * @param storedLength bytes of its frames as they lie in the file
 * @param first its first result
 * @param last its last result
 */
record StoredBlock(
        Segment segment,
        long offset,
        long position,
        int plainLength,
        int storedLength,
        ResultId first,
        ResultId last) {
    /** Behind it in the result log. */
    long endPosition() {
        return position + plainLength;
    }

    /** Behind it in the file. */
    long endOffset() {
        return offset + BlockHeader.LENGTH + storedLength;
    }
}
