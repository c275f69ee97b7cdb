package io.heliosdb.streaming.state.checkpoint.format;

import java.util.List;
import java.util.SortedMap;

/**
 * A part of a checkpoint: the snapshot of one job, for example.
 *
 * @param name unique in its checkpoint
 * @param properties what the engine noted beside it, such as the hash of the plan
 * @param frames its content, in order; not to be changed
 */
public record Part(String name, SortedMap<String, String> properties, List<FrameRef> frames) {
    /** Bytes of its content. */
    public long length() {
        long length = 0;
        for (final FrameRef frame : frames) {
            length += frame.plainLength();
        }
        return length;
    }
}
