package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointInfo;
import io.heliosdb.streaming.state.checkpoint.format.Manifest;
import io.heliosdb.streaming.state.checkpoint.format.Part;
import io.heliosdb.streaming.state.checkpoint.frame.FrameCutter;
import io.heliosdb.streaming.state.checkpoint.frame.FrameEncoder;
import io.heliosdb.streaming.state.checkpoint.frame.FrameFileWriter;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;

/**
 * Writes one checkpoint: parts are handed in, {@link #work} writes them frame by frame, {@link
 * #force} makes them durable, {@link #commit} makes them a checkpoint. Nothing of it counts before
 * {@code commit} has returned, and after a failure it can only be {@linkplain #abort aborted}.
 *
 * <p>One thread, in the background: forcing takes as long as the disk takes, and making the key of
 * a file may ask a key service.
 */
public final class CheckpointWriter {
    private final CheckpointContext context;
    private final CheckpointInfo info;
    private final FileTable table;
    private final CheckpointFolder folder;
    private final FrameEncoder encoder;
    private final Queue<PartWriter> waiting = new ArrayDeque<>();
    private final Set<String> names = new HashSet<>();
    private final List<Part> parts = new ArrayList<>();
    private PartWriter current;
    private long contentBytes;
    private long writtenBytes;
    private boolean isForced;
    private boolean isOpen = true;
    private boolean hasFailed;

    /** Begins it in its folder, which is made for good; called by the store. */
    CheckpointWriter(
            final CheckpointContext context,
            final CheckpointInfo info,
            final CheckpointFolder folder) {
        this.context = context;
        this.info = info;
        this.folder = folder;
        encoder = new FrameEncoder(context.ledger(), owner(), context.compression());
        boolean isBegun = false;
        try {
            table = new FileTable(folder.begin(info));
            isBegun = true;
        } finally {
            if (!isBegun) {
                encoder.close();
            }
        }
    }

    private String owner() {
        return info.id().text();
    }

    /** What the checkpoint will say about itself. */
    public CheckpointInfo info() {
        return info;
    }

    /**
     * Hands a part in; it is read during {@link #work}, after those handed in before.
     *
     * @param name unique in the checkpoint
     * @param properties noted beside it, such as the hash of the plan
     * @param pieces its content; not closed by this
     */
    public void part(
            final String name,
            final SortedMap<String, String> properties,
            final SnapshotPieces pieces) {
        checkUsable();
        if (!names.add(name)) {
            throw new IllegalArgumentException("part " + name + " is there already");
        }
        waiting.add(
                new PartWriter(
                        context,
                        info,
                        table,
                        encoder,
                        new FrameCutter(context.ledger(), owner(), pieces),
                        name,
                        properties));
        isForced = false;
    }

    /**
     * Writes a frame at most.
     *
     * @return 1 if something was done, 0 if all parts handed in are written, {@link
     *     SnapshotPieces#ABANDONED} if a part cannot be completed: abort then
     * @throws HeliosException if a file cannot be written, which is final
     */
    public int work() {
        checkUsable();
        if (current == null) {
            current = waiting.poll();
            if (current == null) {
                return 0;
            }
        }
        hasFailed = true;
        final int length = current.writeFrame();
        if (length == SnapshotPieces.ABANDONED) {
            return SnapshotPieces.ABANDONED;
        }
        hasFailed = false;
        contentBytes += length;
        if (length == 0) {
            end(current);
            current = null;
        }
        return 1;
    }

    private void end(final PartWriter part) {
        parts.add(part.part());
        writtenBytes += part.writtenBytes();
        part.close();
    }

    /**
     * Makes all that was written survive a loss of power. A part of {@link #commit}, and for itself
     * so that it need not wait for the journal.
     *
     * @throws HeliosException if that failed, which is final
     */
    public void force() {
        checkComplete();
        if (!isForced) {
            hasFailed = true;
            if (ProofBuild.IS_ON) {
                KillPoint.CHECKPOINT_BEFORE_FORCE.reach();
            }
            if (!(ProofBuild.IS_ON && PlantedBug.CHECKPOINT_FRAMES_ARE_NOT_FORCED.isPlanted())) {
                table.own().forEach(FrameFileWriter::force);
            }
            if (!(ProofBuild.IS_ON && PlantedBug.CHECKPOINT_FOLDER_IS_NOT_SYNCED.isPlanted())) {
                folder.sync(info.id());
            }
            hasFailed = false;
            isForced = true;
        }
    }

    /**
     * Writes the manifest, last: when this returns the checkpoint is there for good. The journal
     * must be durable up to the barrier already.
     *
     * @param attributes bytes of the engine, kept in the manifest
     * @throws HeliosException if that failed, which is final; the checkpoint may be there or not
     */
    public CheckpointInfo commit(final byte[] attributes) {
        checkComplete();
        if (!(ProofBuild.IS_ON && PlantedBug.CHECKPOINT_WRITES_MANIFEST_FIRST.isPlanted())) {
            force();
        }
        if (ProofBuild.IS_ON) {
            KillPoint.CHECKPOINT_BEFORE_MANIFEST.reach();
        }
        hasFailed = true;
        final Manifest manifest =
                new Manifest(info, table.entries(), List.copyOf(parts), attributes.clone());
        folder.commit(manifest);
        hasFailed = false;
        if (ProofBuild.IS_ON && PlantedBug.CHECKPOINT_WRITES_MANIFEST_FIRST.isPlanted()) {
            force();
        }
        close();
        return info;
    }

    /**
     * Gives it up and deletes its files, as far as they can be deleted; the rest goes at the next
     * start. Does nothing after {@link #commit}.
     */
    public void abort() {
        if (isOpen) {
            close();
            folder.abort(info.id());
        }
    }

    /** Bytes of content of the parts so far. */
    public long contentBytes() {
        return contentBytes;
    }

    /** Bytes of frames in files of its own so far, of completed parts. */
    public long writtenBytes() {
        return writtenBytes;
    }

    /** Whether neither committed nor aborted. */
    public boolean isOpen() {
        return isOpen;
    }

    private void close() {
        isOpen = false;
        if (current != null) {
            current.close();
        }
        waiting.forEach(PartWriter::close);
        encoder.close();
        table.own().forEach(FrameFileWriter::close);
    }

    private void checkUsable() {
        if (!isOpen || hasFailed) {
            throw new IllegalStateException(info.id() + " has failed, or has ended");
        }
    }

    private void checkComplete() {
        checkUsable();
        if (current != null || !waiting.isEmpty()) {
            throw new IllegalStateException(info.id() + " has parts that are not written");
        }
    }
}
