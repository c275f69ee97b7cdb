package io.heliosdb.streaming.state.checkpoint.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sealed part of a manifest, little-endian: info, files, parts with their frames, attributes.
 * Texts and bytes have their length in front (4 bytes), lists their count (4 bytes).
 *
 * <pre>
 *   info        id | barrier (8) | epoch (8) | appliance id (8) | needed from (8) | created (8) | engine version
 *   file        origin | number (4) | part | epoch (8) | size (8) | wrapped key
 *   part        name | properties: name, value | frames
 *   frame       file (4) | number (4) | position (8) | stored length (4) | plain length (4) | SHA-256 (32)
 * </pre>
 */
public final class ManifestBody {
    private static final int LEAST_FILE_BYTES = 32;
    private static final int LEAST_PART_BYTES = 12;
    private static final int LEAST_PROPERTY_BYTES = 8;
    private static final int FRAME_BYTES = 56;

    private ManifestBody() {}

    /**
     * The bytes of a manifest's body.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCKP-0010} if there are too
     *     many
     */
    public static byte[] toBytes(final Manifest manifest) {
        final BodyWriter writer = new BodyWriter();
        write(writer, manifest.info());
        writer.putInt(manifest.files().size());
        for (final FrameFile file : manifest.files()) {
            write(writer, file);
        }
        writer.putInt(manifest.parts().size());
        for (final Part part : manifest.parts()) {
            write(writer, part);
        }
        writer.putBytes(manifest.attributes());
        return writer.toBytes();
    }

    private static void write(final BodyWriter writer, final CheckpointInfo info) {
        writer.putText(info.id().text());
        writer.putLong(info.barrier());
        writer.putLong(info.epoch());
        writer.putLong(info.applianceId());
        writer.putLong(info.neededFrom());
        writer.putLong(info.createdMs());
        writer.putText(info.engineVersion());
    }

    private static void write(final BodyWriter writer, final FrameFile file) {
        writer.putText(file.origin().text());
        writer.putInt(file.number());
        writer.putText(file.part());
        writer.putLong(file.epoch());
        writer.putLong(file.size());
        writer.putBytes(file.key().bytes());
    }

    private static void write(final BodyWriter writer, final Part part) {
        writer.putText(part.name());
        writer.putInt(part.properties().size());
        for (final Map.Entry<String, String> property : part.properties().entrySet()) {
            writer.putText(property.getKey());
            writer.putText(property.getValue());
        }
        writer.putInt(part.frames().size());
        for (final FrameRef frame : part.frames()) {
            writer.putInt(frame.file());
            writer.putInt(frame.number());
            writer.putLong(frame.position());
            writer.putInt(frame.storedLength());
            writer.putInt(frame.plainLength());
            writer.putLong(frame.digest().first());
            writer.putLong(frame.digest().second());
            writer.putLong(frame.digest().third());
            writer.putLong(frame.digest().fourth());
        }
    }

    /**
     * Reads the body of a manifest that was opened.
     *
     * @param what it is, for errors
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCKP-0003} if something in
     *     it does not fit
     */
    public static Manifest read(final byte[] body, final String what) {
        final BodyReader reader = new BodyReader(body, 0, body.length, what);
        final CheckpointInfo info =
                new CheckpointInfo(
                        readId(reader, what),
                        reader.getLong(),
                        reader.getLong(),
                        reader.getLong(),
                        reader.getLong(),
                        reader.getLong(),
                        reader.getText("length of the version"));
        final int fileCount = reader.getCount(LEAST_FILE_BYTES, "count of files");
        final List<FrameFile> files = new ArrayList<>(fileCount);
        for (int i = 0; i < fileCount; i++) {
            files.add(readFile(reader, what));
        }
        final int partCount = reader.getCount(LEAST_PART_BYTES, "count of parts");
        final List<Part> parts = new ArrayList<>(partCount);
        final Set<String> names = new HashSet<>();
        for (int i = 0; i < partCount; i++) {
            final Part part = readPart(reader, files);
            if (!names.add(part.name())) {
                throw Damage.of(what, "it has part " + part.name() + " twice");
            }
            parts.add(part);
        }
        final byte[] attributes = reader.getBytes("length of the attributes");
        reader.end();
        return new Manifest(info, List.copyOf(files), List.copyOf(parts), attributes);
    }

    private static CheckpointId readId(final BodyReader reader, final String what) {
        return CheckpointId.tryParse(reader.getText("length of an id"))
                .orElseThrow(() -> Damage.of(what, "an id in it is none"));
    }

    private static FrameFile readFile(final BodyReader reader, final String what) {
        return new FrameFile(
                readId(reader, what),
                reader.getInt(0, Integer.MAX_VALUE, "number of a file"),
                reader.getText("length of a part's name"),
                reader.getLong(),
                reader.getLong(FrameFileHeader.BYTES, Long.MAX_VALUE, "size of a file"),
                new SealedKey(reader.getBytes("length of a wrapped key")));
    }

    private static Part readPart(final BodyReader reader, final List<FrameFile> files) {
        final String name = reader.getText("length of a part's name");
        final int propertyCount = reader.getCount(LEAST_PROPERTY_BYTES, "count of properties");
        final SortedMap<String, String> properties = new TreeMap<>();
        for (int i = 0; i < propertyCount; i++) {
            properties.put(
                    reader.getText("length of a property's name"),
                    reader.getText("length of a property"));
        }
        final int frameCount = reader.getCount(FRAME_BYTES, "count of frames");
        final List<FrameRef> frames = new ArrayList<>(frameCount);
        for (int i = 0; i < frameCount; i++) {
            frames.add(readFrame(reader, files));
        }
        return new Part(
                name,
                Collections.unmodifiableSortedMap(properties),
                Collections.unmodifiableList(frames));
    }

    private static FrameRef readFrame(final BodyReader reader, final List<FrameFile> files) {
        final int file = reader.getInt(0, files.size() - 1, "file of a frame");
        final int number = reader.getInt(0, Integer.MAX_VALUE, "number of a frame");
        final long size = files.get(file).size();
        final long position = reader.getLong(FrameFileHeader.BYTES, size, "position of a frame");
        final int storedLength =
                reader.getInt(
                        FrameHeader.BYTES,
                        (int) Math.min(size - position, FrameHeader.GREATEST_STORED_BYTES),
                        "length of a frame");
        final int plainLength =
                reader.getInt(1, FrameHeader.GREATEST_PLAIN_BYTES, "length of a frame's content");
        return new FrameRef(
                file,
                number,
                position,
                storedLength,
                plainLength,
                new Digest(reader.getLong(), reader.getLong(), reader.getLong(), reader.getLong()));
    }
}
