package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;
import io.heliosdb.streaming.state.checkpoint.format.Damage;
import io.heliosdb.streaming.state.checkpoint.format.Digest;
import io.heliosdb.streaming.state.checkpoint.format.Manifest;
import io.heliosdb.streaming.state.checkpoint.format.ManifestBody;
import io.heliosdb.streaming.state.checkpoint.format.ManifestHeader;
import io.heliosdb.streaming.state.checkpoint.format.Sha256;
import io.heliosdb.streaming.state.checkpoint.frame.FrameKey;
import io.heliosdb.streaming.state.checkpoint.frame.FrameSealer;
import io.heliosdb.streaming.state.error.CheckpointError;

import java.nio.file.Path;
import java.util.Arrays;

/** Manifests as files: body sealed with a key of their own, bound to the header in front. */
final class ManifestFile {
    private final CheckpointContext context;

    ManifestFile(final CheckpointContext context) {
        this.context = context;
    }

    /** Where the manifest of a checkpoint lies. */
    Path pathOf(final CheckpointId id) {
        return context.folder().resolve(id.text()).resolve(Manifest.FILE_NAME);
    }

    boolean exists(final CheckpointId id) {
        return context.storage().exists(pathOf(id));
    }

    /** Writes a manifest: it is there for good, and with it the checkpoint, or not at all. */
    void write(final Manifest manifest) {
        final byte[] body = ManifestBody.toBytes(manifest);
        final int sealedLength = body.length + FrameSealer.OVERHEAD_BYTES;
        try (FrameKey key = context.keys().create()) {
            final byte[] header =
                    new ManifestHeader(
                                    sealedLength,
                                    context.applianceId(),
                                    manifest.info().id(),
                                    key.stored())
                            .toBytes();
            final byte[] file = new byte[header.length + sealedLength];
            System.arraycopy(header, 0, file, 0, header.length);
            try (Arena arena = arena(Digest.BYTES + (long) body.length + sealedLength)) {
                final long bound = putBound(arena, header);
                final long plain = bound + Digest.BYTES;
                final long sealed = plain + body.length;
                Memory.copyFromArray(body, 0, plain, body.length);
                key.sealer().seal(plain, body.length, sealed, bound, Digest.BYTES);
                Memory.copyToArray(sealed, file, header.length, sealedLength);
            }
            AtomicFile.write(context.storage(), pathOf(manifest.info().id()), file);
        }
    }

    /**
     * Reads a manifest.
     *
     * @param isAnyAppliance whether it may be that of another appliance
     * @throws HeliosException {@code HCKP-0003} if it is damaged or that of another checkpoint,
     *     {@code HCKP-0004} of a newer version, {@code HCKP-0005} of another appliance, {@code
     *     HCKP-0009} encrypted or not against the settings; {@code HSEA} without its key
     */
    Manifest read(final CheckpointId id, final boolean isAnyAppliance) {
        final String what = id.text();
        final Path path = pathOf(id);
        if (context.storage().size(path) > Manifest.GREATEST_LENGTH) {
            throw Damage.of(what, "its manifest is longer than manifests are");
        }
        final byte[] file = AtomicFile.read(context.storage(), path, Manifest.GREATEST_LENGTH);
        final ManifestHeader header = ManifestHeader.read(file, what);
        if (ProofBuild.IS_ON && PlantedBug.CHECKPOINT_TAKES_ANY_MANIFEST.isPlanted()) {
            return ManifestBody.read(open(file, header, what), what);
        }
        if (!header.id().equals(id)) {
            throw Damage.of(what, "its manifest is that of " + header.id());
        }
        if (header.applianceId() != context.applianceId() && !isAnyAppliance) {
            throw foreign(what, header.applianceId());
        }
        final Manifest manifest = ManifestBody.read(open(file, header, what), what);
        if (!manifest.info().id().equals(id)
                || manifest.info().applianceId() != header.applianceId()) {
            throw Damage.of(what, "the two parts of its manifest do not fit");
        }
        return manifest;
    }

    private byte[] open(final byte[] file, final ManifestHeader header, final String what) {
        final int headerLength = ManifestHeader.lengthOf(file);
        final int sealedLength = file.length - headerLength;
        final int bodyLength = sealedLength - FrameSealer.OVERHEAD_BYTES;
        if (bodyLength < 0) {
            throw Damage.of(what, "its manifest is cut off");
        }
        final byte[] body = new byte[bodyLength];
        try (FrameKey key = context.keys().unwrap(header.key(), what);
                Arena arena = arena(Digest.BYTES + (long) sealedLength + bodyLength)) {
            final long bound = putBound(arena, Arrays.copyOf(file, headerLength));
            final long sealed = bound + Digest.BYTES;
            final long plain = sealed + sealedLength;
            Memory.copyFromArray(file, headerLength, sealed, sealedLength);
            if (!key.opener().open(sealed, sealedLength, plain, bound, Digest.BYTES)) {
                throw Damage.of(what, "the seal of its manifest is broken");
            }
            Memory.copyToArray(plain, body, 0, bodyLength);
        }
        return body;
    }

    /** What the seal binds is the digest of the header, which may be long. */
    private static long putBound(final Arena arena, final byte[] header) {
        Memory.copyFromArray(Sha256.of(header), 0, arena.address(), Digest.BYTES);
        return arena.address();
    }

    private Arena arena(final long bytes) {
        return Arena.open(context.ledger(), "checkpoint", "manifest", bytes);
    }

    private HeliosException foreign(final String what, final long applianceId) {
        return HeliosException.of(CheckpointError.FOREIGN, what + " belongs to another appliance")
                .detail(
                        "it was written by appliance "
                                + Long.toHexString(applianceId)
                                + ", this is "
                                + Long.toHexString(context.applianceId()))
                .hint("use the data folder that it belongs to, or restore it by its id on purpose");
    }
}
