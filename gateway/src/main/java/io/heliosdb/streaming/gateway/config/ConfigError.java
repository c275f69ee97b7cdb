package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of the configuration. */
public enum ConfigError implements ErrorCode {
    UNREADABLE("HSRV-0101", "The configuration file is not there or cannot be read."),
    SYNTAX("HSRV-0102", "The configuration file is not valid TOML."),
    UNKNOWN_KEY("HSRV-0103", "The configuration has a key that does not exist."),
    VALUE("HSRV-0104", "A value of the configuration has the wrong type or is out of range."),
    NOT_YET("HSRV-0105", "The configuration asks for something that is not there yet."),
    CONFLICT("HSRV-0106", "Two settings of the configuration contradict each other."),
    INSECURE("HSRV-0107", "A setting is not safe where the appliance can be reached from outside."),
    VARIABLE("HSRV-0108", "The configuration refers to an environment variable that is not set."),
    FOLDER("HSRV-0109", "A folder or file of the configuration cannot be used."),
    PORT_TAKEN("HSRV-0110", "A port of the configuration is taken."),
    BEYOND_MACHINE("HSRV-0111", "A setting is more than this machine has.", Category.WARNING),
    NO_EFFECT("HSRV-0112", "An environment variable has no effect yet.", Category.WARNING);

    private final String code;
    private final String meaning;
    private final Category category;

    ConfigError(final String code, final String meaning) {
        this(code, meaning, Category.ERROR);
    }

    ConfigError(final String code, final String meaning, final Category category) {
        this.code = code;
        this.meaning = meaning;
        this.category = category;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return category;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
