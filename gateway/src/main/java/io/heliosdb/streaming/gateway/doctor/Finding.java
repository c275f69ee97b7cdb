package io.heliosdb.streaming.gateway.doctor;

/**
 * What a check has found.
 *
 * @param name of what was looked at
 * @param level how it is
 * @param measured what is there
 * @param wanted what should be
 * @param fix a command, or what else can be done; empty if nothing has to be
 */
public record Finding(String name, Level level, String measured, String wanted, String fix) {
    /** How something is. */
    public enum Level {
        /** As it should be. */
        OK,
        /** It runs, slower or with less room than it could. */
        WARN,
        /** It will not start, or not keep what it promises. */
        FAIL
    }

    static Finding ok(final String name, final String measured, final String wanted) {
        return new Finding(name, Level.OK, measured, wanted, "");
    }

    static Finding warn(
            final String name, final String measured, final String wanted, final String fix) {
        return new Finding(name, Level.WARN, measured, wanted, fix);
    }

    static Finding fail(
            final String name, final String measured, final String wanted, final String fix) {
        return new Finding(name, Level.FAIL, measured, wanted, fix);
    }

    /** Fine if it is as wanted, else a warning. */
    static Finding of(
            final String name,
            final boolean isFine,
            final String measured,
            final String wanted,
            final String fix) {
        return isFine ? ok(name, measured, wanted) : warn(name, measured, wanted, fix);
    }
}
