package io.heliosdb.streaming.codecs.format;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a format's options one by one and, at the end, refuses those that nobody asked for. Used
 * once; control plane.
 */
public final class FormatOptions {
    private final String format;
    private final Map<String, String> options;
    private final TreeSet<String> known = new TreeSet<>();

    /**
     * @param format name of the format, in front of its options' names
     * @param options by name without the format's name
     */
    public FormatOptions(final String format, final Map<String, String> options) {
        this.format = format;
        this.options = new TreeMap<>(options);
    }

    /** A text, if it is set. */
    public Optional<String> text(final String name) {
        known.add(name);
        return Optional.ofNullable(options.get(name));
    }

    /** True or false in any case. */
    public boolean flag(final String name, final boolean defaultValue) {
        final Optional<String> value = text(name);
        if (value.isEmpty()) {
            return defaultValue;
        }
        if (!value.get().equalsIgnoreCase("true") && !value.get().equalsIgnoreCase("false")) {
            throw bad(name, value.get()).hint("write true or false");
        }
        return value.get().equalsIgnoreCase("true");
    }

    /** One ASCII character as its code. */
    public int character(final String name, final String value) {
        known.add(name);
        if (value.length() != 1 || value.charAt(0) > 127) {
            throw bad(name, value).hint("write one ASCII character");
        }
        return value.charAt(0);
    }

    /** Refuses an option that Flink has and this engine lacks. */
    public void refuse(final String name, final String why) {
        if (text(name).isPresent()) {
            throw bad(name, options.get(name)).detail(why).hint("leave the option out");
        }
    }

    /** An option's value is not possible. */
    public HeliosException bad(final String name, final String value) {
        return HeliosException.of(
                FormatError.OPTION, "option " + format + "." + name + " cannot be '" + value + "'");
    }

    /**
     * Ends the reading.
     *
     * @throws HeliosException {@code HCOD-0101} if an option is set that was never read
     */
    public void finish() {
        for (final String name : options.keySet()) {
            if (!known.contains(name)) {
                throw HeliosException.of(
                                FormatError.OPTION, "unknown option " + format + "." + name)
                        .hint("the options of this format are " + String.join(", ", known));
            }
        }
    }
}
