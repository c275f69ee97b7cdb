package io.heliosdb.streaming.gateway.reload;

import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.LoggingSettings;
import io.heliosdb.streaming.gateway.log.LogChange;
import io.heliosdb.streaming.gateway.log.ServerLog;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The log: levels, form and file. The file is opened anew with each reload, so that one that was
 * moved away is left alone from then on.
 */
public final class ReloadableLog implements Reloadable {
    private final ServerLog log;
    private final UnaryOperator<LoggingSettings> wish;

    /**
     * @param wish what the command line makes of the settings
     */
    public ReloadableLog(final ServerLog log, final UnaryOperator<LoggingSettings> wish) {
        this.log = log;
        this.wish = wish;
    }

    @Override
    public Set<String> keys() {
        return Set.of(
                "logging.level",
                "logging.packages",
                "logging.backtrace",
                "logging.format",
                "logging.file");
    }

    @Override
    public Change prepare(final Configuration next) {
        final LogChange change = log.prepare(wish.apply(next.logging()));
        return new Change() {
            @Override
            public void apply() {
                change.apply();
            }

            @Override
            public void discard() {
                change.discard();
            }
        };
    }
}
