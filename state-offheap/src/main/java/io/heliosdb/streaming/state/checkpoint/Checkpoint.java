package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointInfo;
import io.heliosdb.streaming.state.checkpoint.format.FrameFile;
import io.heliosdb.streaming.state.checkpoint.format.FrameRef;
import io.heliosdb.streaming.state.checkpoint.format.Manifest;
import io.heliosdb.streaming.state.checkpoint.format.Part;
import io.heliosdb.streaming.state.checkpoint.frame.FrameFiles;
import io.heliosdb.streaming.state.checkpoint.frame.FrameStream;
import io.heliosdb.streaming.state.checkpoint.frame.ReadAhead;
import io.heliosdb.streaming.state.error.CheckpointError;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * A checkpoint or savepoint that is open for reading. Its manifest has been verified; each frame is
 * verified when it is read.
 *
 * <p>One thread, with the help of the context's executor. It must not be deleted meanwhile.
 */
public final class Checkpoint implements AutoCloseable {
    private final CheckpointContext context;
    private final Manifest manifest;
    private final FrameFiles files;

    Checkpoint(final CheckpointContext context, final Manifest manifest) {
        this.context = context;
        this.manifest = manifest;
        files =
                new FrameFiles(
                        context.storage(),
                        context.folder(),
                        context.keys(),
                        context.ledger(),
                        manifest);
    }

    /** What it says about itself. */
    public CheckpointInfo info() {
        return manifest.info();
    }

    /** The bytes of the engine that were given at the commit. */
    public byte[] attributes() {
        return manifest.attributes().clone();
    }

    /** Names of the parts, in the order written. */
    public List<String> partNames() {
        final List<String> names = new ArrayList<>();
        for (final Part part : manifest.parts()) {
            names.add(part.name());
        }
        return names;
    }

    /** What was noted beside a part. */
    public SortedMap<String, String> properties(final String part) {
        return find(part).properties();
    }

    /** Bytes of a part's content. */
    public long length(final String part) {
        return find(part).length();
    }

    /** Bytes of content of all parts. */
    public long length() {
        long length = 0;
        for (final Part part : manifest.parts()) {
            length += part.length();
        }
        return length;
    }

    /** Whether all files it needs lie in its own folder. */
    public boolean isSelfContained() {
        for (final FrameFile file : manifest.files()) {
            if (!file.origin().equals(info().id())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Begins to read a part.
     *
     * @throws HeliosException {@code HCKP-0008} if there is none of this name
     */
    public PartReader part(final String name) {
        return new PartReader(context.ledger(), name, stream(find(name)));
    }

    /**
     * Begins to read the bytes of a part as they were given, to be written again elsewhere.
     *
     * @throws HeliosException {@code HCKP-0008} if there is none of this name
     */
    public FrameStream stream(final String name) {
        return stream(find(name));
    }

    FrameStream stream(final Part part) {
        return new FrameStream(read(part.frames(), true));
    }

    List<Part> parts() {
        return manifest.parts();
    }

    private Part find(final String name) {
        for (final Part part : manifest.parts()) {
            if (part.name().equals(name)) {
                return part;
            }
        }
        throw HeliosException.of(
                        CheckpointError.NO_PART, info().id() + " has no part \"" + name + "\"")
                .detail("it has " + partNames())
                .hint("restore it with the jobs that it was taken of");
    }

    /**
     * Reads every frame once and checks it.
     *
     * @param areContentsWanted whether contents are decompressed and compared with their digests,
     *     or only seals are checked, which no damage passes
     * @return bytes of content of the frames
     * @throws HeliosException {@code HCKP-0003} if something is not as it was written
     */
    long check(final boolean areContentsWanted) {
        files.check();
        final Set<Long> seen = new HashSet<>();
        final List<FrameRef> frames = new ArrayList<>();
        for (final Part part : manifest.parts()) {
            for (final FrameRef frame : part.frames()) {
                if (seen.add(((long) frame.file() << Integer.SIZE) + frame.number())) {
                    frames.add(frame);
                }
            }
        }
        long length = 0;
        try (ReadAhead reading = read(frames, areContentsWanted)) {
            for (int frame = reading.next(); frame > 0; frame = reading.next()) {
                length += frame;
            }
        }
        return length;
    }

    private ReadAhead read(final List<FrameRef> frames, final boolean areContentsWanted) {
        return new ReadAhead(
                files,
                frames,
                areContentsWanted,
                context.executor(),
                context.readAheadFrames(),
                context.ledger(),
                info().id().text());
    }

    @Override
    public void close() {
        files.close();
    }
}
