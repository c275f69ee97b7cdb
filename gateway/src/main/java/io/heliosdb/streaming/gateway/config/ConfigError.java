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
    INSECURE("HSRV-0107", "A setting is not safe where the appliance can be reached from outside.");

    private final String code;
    private final String meaning;

    ConfigError(final String code, final String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return Category.ERROR;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
