package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.state.checkpoint.format.Digest;
import io.heliosdb.streaming.state.checkpoint.format.FrameFile;
import io.heliosdb.streaming.state.checkpoint.format.FrameRef;
import io.heliosdb.streaming.state.checkpoint.format.Manifest;
import io.heliosdb.streaming.state.checkpoint.format.Part;
import io.heliosdb.streaming.state.checkpoint.frame.FrameFiles;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Frames of the checkpoint before that the next one may refer to.
 *
 * <p>Left out are frames of files that are too old, so that damage to one frame cannot spoil
 * checkpoints for ever; of files of which less than half is still referred to, so that the disk
 * holds at most twice what it needs; and of files that are not there with the size they had.
 */
final class ReusableFrames {
    /** Nothing can be referred to. */
    static final ReusableFrames NONE = new ReusableFrames(List.of());

    private final List<FrameFile> files;
    private final Map<Digest, FrameRef> frames = new HashMap<>();

    private ReusableFrames(final List<FrameFile> files) {
        this.files = files;
    }

    /**
     * Chooses.
     *
     * @param manifest of the checkpoint before
     * @param number of the one to be written
     * @param reuseLimit greatest difference of their numbers
     */
    static ReusableFrames of(
            final Manifest manifest,
            final long number,
            final int reuseLimit,
            final Storage storage,
            final Path root) {
        final ReusableFrames reusable = new ReusableFrames(manifest.files());
        final long[] usedBytes = usedBytes(manifest);
        final boolean[] isUsable = new boolean[usedBytes.length];
        for (int i = 0; i < usedBytes.length; i++) {
            final FrameFile file = manifest.files().get(i);
            final Path path = FrameFiles.pathOf(root, file);
            isUsable[i] =
                    number - file.origin().number() <= reuseLimit
                            && usedBytes[i] >= file.size() / 2
                            && storage.exists(path)
                            && storage.size(path) == file.size();
        }
        for (final Part part : manifest.parts()) {
            for (final FrameRef frame : part.frames()) {
                if (isUsable[frame.file()]) {
                    reusable.frames.put(frame.digest(), frame);
                }
            }
        }
        return reusable;
    }

    private static long[] usedBytes(final Manifest manifest) {
        final long[] usedBytes = new long[manifest.files().size()];
        final Set<Digest> counted = new HashSet<>();
        for (final Part part : manifest.parts()) {
            for (final FrameRef frame : part.frames()) {
                if (counted.add(frame.digest())) {
                    usedBytes[frame.file()] += frame.storedLength();
                }
            }
        }
        return usedBytes;
    }

    /** A frame with this content, or null. */
    FrameRef find(final Digest digest, final int length) {
        if (ProofBuild.IS_ON && PlantedBug.CHECKPOINT_REFERS_BY_LENGTH_ONLY.isPlanted()) {
            return anyOf(length);
        }
        return frames.get(digest);
    }

    private FrameRef anyOf(final int length) {
        for (final FrameRef frame : frames.values()) {
            if (frame.plainLength() == length) {
                return frame;
            }
        }
        return null;
    }

    /** A file by its index in the manifest. */
    FrameFile file(final int index) {
        return files.get(index);
    }
}
