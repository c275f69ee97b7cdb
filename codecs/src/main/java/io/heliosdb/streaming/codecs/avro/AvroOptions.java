package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatOptions;

import java.util.Map;

/**
 * The options of the {@code avro} format in files. Names and defaults are Flink's.
 *
 * @param codec how blocks are compressed when they are written
 * @param hasLegacyTimestamps whether TIMESTAMP is an instant of Avro, as before Flink 1.19
 */
public record AvroOptions(AvroCodec codec, boolean hasLegacyTimestamps) {
    /** Snappy, and timestamps as ever. */
    public static final AvroOptions DEFAULT = of(Map.of());

    /**
     * Reads the options of a table.
     *
     * @param options by name without the {@code avro.} in front
     * @throws HeliosException {@code HCOD-0101} for an unknown name or an impossible value
     */
    public static AvroOptions of(final Map<String, String> options) {
        final FormatOptions values = new FormatOptions("avro", options);
        final String codec = values.text("codec").orElse(AvroCodec.SNAPPY.spelling());
        final AvroOptions parsed =
                new AvroOptions(
                        AvroCodec.find(codec)
                                .orElseThrow(
                                        () ->
                                                values.bad("codec", codec)
                                                        .hint("write " + AvroCodec.spellings())),
                        values.flag("timestamp_mapping.legacy", true));
        final String encoding = values.text("encoding").orElse("binary");
        if (!encoding.equals("binary")) {
            throw values.bad("encoding", encoding)
                    .detail("an object container file holds Avro's binary encoding")
                    .hint("leave the option out, or use the format json");
        }
        values.finish();
        return parsed;
    }
}
