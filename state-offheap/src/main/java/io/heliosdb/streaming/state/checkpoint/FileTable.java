package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.state.checkpoint.format.Digest;
import io.heliosdb.streaming.state.checkpoint.format.FrameFile;
import io.heliosdb.streaming.state.checkpoint.format.FrameRef;
import io.heliosdb.streaming.state.checkpoint.frame.FrameFileWriter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a checkpoint that is being written, its own and those it refers to, and the frames
 * in them by the digest of their content.
 */
final class FileTable {
    private final ReusableFrames base;
    private final List<FrameFile> files = new ArrayList<>();
    private final List<FrameFileWriter> own = new ArrayList<>();
    private final List<Integer> ownIndexes = new ArrayList<>();
    private final Map<Integer, Integer> indexOfBaseFile = new HashMap<>();
    private final Map<Digest, FrameRef> frames = new HashMap<>();

    /**
     * @param base what may be referred to instead of being written again
     */
    FileTable(final ReusableFrames base) {
        this.base = base;
    }

    /** Index that the next file will have. */
    int nextIndex() {
        return files.size();
    }

    /** Adds a file of its own at {@link #nextIndex}. */
    void add(final FrameFileWriter file) {
        files.add(null);
        own.add(file);
        ownIndexes.add(files.size() - 1);
    }

    /** Files of its own. */
    List<FrameFileWriter> own() {
        return own;
    }

    /** Notes a frame that was written. */
    void written(final FrameRef frame) {
        frames.put(frame.digest(), frame);
    }

    /** A frame with this content that there is already, or null. */
    FrameRef find(final Digest digest, final int length) {
        FrameRef frame = frames.get(digest);
        if (frame == null) {
            frame = base.find(digest, length);
            if (frame != null) {
                frame = referTo(frame);
                frames.put(digest, frame);
            }
        }
        return frame != null && frame.plainLength() == length ? frame : null;
    }

    private FrameRef referTo(final FrameRef frame) {
        Integer index = indexOfBaseFile.get(frame.file());
        if (index == null) {
            index = files.size();
            files.add(base.file(frame.file()));
            indexOfBaseFile.put(frame.file(), index);
        }
        return new FrameRef(
                index,
                frame.number(),
                frame.position(),
                frame.storedLength(),
                frame.plainLength(),
                frame.digest());
    }

    /** All files, as the manifest will name them. */
    List<FrameFile> entries() {
        final List<FrameFile> entries = new ArrayList<>(files);
        for (int i = 0; i < own.size(); i++) {
            entries.set(ownIndexes.get(i), own.get(i).entry());
        }
        return entries;
    }
}
