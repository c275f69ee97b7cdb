package io.heliosdb.streaming.connectors.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.avro.AvroOptions;
import io.heliosdb.streaming.codecs.csv.CsvOptions;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.ChangeFormats;
import io.heliosdb.streaming.codecs.json.ChangeOptions;
import io.heliosdb.streaming.codecs.json.JsonOptions;
import io.heliosdb.streaming.codecs.protobuf.ProtoOptions;
import io.heliosdb.streaming.codecs.raw.RawOptions;
import io.heliosdb.streaming.connectors.spi.OptionDescriptor;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Map;

/** The keys that SQL accepts are those that the formats read. */
final class FormatKeysTest {
    private static String complaint(final String key, final String value) {
        final String name = key.substring(key.indexOf('.') + 1);
        try {
            final String format = key.substring(0, key.indexOf('.'));
            if (ChangeFormats.areOf(Map.of("format", format))) {
                ChangeOptions.of(format, Map.of(name, value));
            } else if (key.startsWith("csv.")) {
                CsvOptions.of(Map.of(name, value));
            } else if (key.startsWith("protobuf.")) {
                ProtoOptions.of(Map.of(name, value));
            } else if (key.startsWith("avro.")) {
                AvroOptions.of(Map.of(name, value));
            } else if (key.startsWith("raw.")) {
                RawOptions.check(Map.of(name, value));
            } else {
                JsonOptions.of(Map.of(name, value));
            }
            return "";
        } catch (final HeliosException e) {
            return e.what() + e.hint();
        }
    }

    @Test
    void theFormatsKnowEachKey() {
        for (final OptionDescriptor option : FormatKeys.ALL) {
            assertThat(complaint(option.key(), "?"))
                    .as(option.key())
                    .doesNotContain("unknown option");
        }
    }

    @Test
    void eachKeyOfTheFormatsIsListed() {
        for (final String format : TableFormats.ALL) {
            final String known = complaint(format + ".no-such-option", "x");
            final String names = known.substring(known.lastIndexOf(" are ") + " are ".length());
            assertThat(FormatKeys.ALL)
                    .extracting(OptionDescriptor::key)
                    .containsAll(
                            Arrays.stream(names.split(", "))
                                    .map(name -> format + "." + name)
                                    .toList());
        }
    }
}
