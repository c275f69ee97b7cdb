package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointInfo;
import io.heliosdb.streaming.state.checkpoint.format.Digest;
import io.heliosdb.streaming.state.checkpoint.format.FrameFile;
import io.heliosdb.streaming.state.checkpoint.format.FrameRef;
import io.heliosdb.streaming.state.checkpoint.format.Part;
import io.heliosdb.streaming.state.checkpoint.format.SealedKey;
import io.heliosdb.streaming.state.checkpoint.format.Sha256;
import io.heliosdb.streaming.state.checkpoint.frame.FrameCutter;
import io.heliosdb.streaming.state.checkpoint.frame.FrameEncoder;
import io.heliosdb.streaming.state.checkpoint.frame.FrameFileWriter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes one part; its file is made when there is a frame that is not on the disk already. */
final class PartWriter implements AutoCloseable {
    private final CheckpointContext context;
    private final CheckpointInfo info;
    private final FileTable table;
    private final FrameEncoder encoder;
    private final FrameCutter cutter;
    private final String name;
    private final SortedMap<String, String> properties;
    private final List<FrameRef> frames = new ArrayList<>();
    private final Sha256 sha = new Sha256();
    private FrameFileWriter file;
    private int fileIndex;
    private long writtenBytes;

    PartWriter(
            final CheckpointContext context,
            final CheckpointInfo info,
            final FileTable table,
            final FrameEncoder encoder,
            final FrameCutter cutter,
            final String name,
            final SortedMap<String, String> properties) {
        this.context = context;
        this.info = info;
        this.table = table;
        this.encoder = encoder;
        this.cutter = cutter;
        this.name = name;
        this.properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    String name() {
        return name;
    }

    /**
     * Writes the next frame, or refers to it.
     *
     * @return length of its content, 0 at the end, {@code ABANDONED} if there will be no end
     */
    int writeFrame() {
        final int length = cutter.next();
        if (length > 0) {
            final Digest digest = sha.of(cutter.address(), length);
            FrameRef frame = table.find(digest, length);
            if (frame == null) {
                frame = write(length, digest);
            }
            frames.add(frame);
            if (ProofBuild.IS_ON) {
                KillPoint.CHECKPOINT_DURING_PART.reach();
            }
        }
        return length;
    }

    private FrameRef write(final int length, final Digest digest) {
        if (file == null) {
            openFile();
        }
        final FrameRef frame = file.write(fileIndex, cutter.address(), length, digest);
        table.written(frame);
        writtenBytes += frame.storedLength();
        if (file.unforcedBytes() >= context.forceEveryBytes()) {
            file.force();
        }
        return frame;
    }

    private void openFile() {
        final FrameFile entry =
                new FrameFile(info.id(), table.own().size(), name, info.epoch(), 0, SealedKey.NONE);
        file =
                FrameFileWriter.create(
                        context.storage(),
                        context.folder(),
                        context.ledger(),
                        entry,
                        context.applianceId(),
                        context.keys(),
                        encoder);
        fileIndex = table.nextIndex();
        table.add(file);
    }

    /** Bytes written to its file. */
    long writtenBytes() {
        return writtenBytes;
    }

    Part part() {
        return new Part(name, properties, Collections.unmodifiableList(frames));
    }

    /** Gives the buffers back; the file stays open, it belongs to the table. */
    @Override
    public void close() {
        cutter.close();
    }
}
