package io.heliosdb.streaming.gateway.reload;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.EffectiveSetting;
import io.heliosdb.streaming.gateway.log.ServerLog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Reads the configuration again and hands it to the parts that can take it. Any thread. */
public final class Reloader {
    private final Supplier<Configuration> source;
    private final ServerLog log;
    private final List<Reloadable> parts = new ArrayList<>();

    /** Values that the process works with, by full names of keys. */
    private final Map<String, Optional<Object>> inUse = new TreeMap<>();

    /**
     * @param started what the process was started with
     * @param source reads it again
     * @param log told what has changed
     */
    public Reloader(
            final Configuration started,
            final Supplier<Configuration> source,
            final ServerLog log) {
        this.source = source;
        this.log = log;
        started.settings().forEach(each -> inUse.put(each.fullName(), each.value()));
    }

    /** Adds a part. */
    public synchronized void register(final Reloadable part) {
        for (final String key : part.keys()) {
            if (!inUse.containsKey(key)) {
                throw new IllegalArgumentException("no key " + key);
            }
        }
        parts.add(part);
    }

    /** As {@link #reload}, on a thread of its own. */
    public CompletableFuture<ReloadedSettings> begin() {
        return CompletableFuture.supplyAsync(
                this::reload, task -> Thread.ofVirtual().name("reload").start(task));
    }

    /**
     * Reads the configuration and has every part take it.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if it has errors, or a part cannot
     *     take it; nothing has changed then
     */
    public synchronized ReloadedSettings reload() {
        final Configuration next = source.get();
        final List<Reloadable.Change> changes = new ArrayList<>();
        try {
            parts.forEach(part -> changes.add(part.prepare(next)));
        } catch (final RuntimeException e) {
            changes.forEach(Reloadable.Change::discard);
            throw e;
        }
        final Set<String> renewed = new HashSet<>();
        changes.forEach(change -> renewed.addAll(change.renewed()));
        apply(changes.reversed());
        final ReloadedSettings result = compare(next, renewed);
        tell(result);
        return result;
    }

    /** The log, which is the first part, comes last: nothing fails behind it. */
    private static void apply(final List<Reloadable.Change> changes) {
        for (int i = 0; i < changes.size(); i++) {
            try {
                changes.get(i).apply();
            } catch (final RuntimeException e) {
                changes.subList(i + 1, changes.size()).forEach(Reloadable.Change::discard);
                throw e;
            }
        }
    }

    private ReloadedSettings compare(final Configuration next, final Set<String> renewed) {
        final Set<String> taken = new HashSet<>();
        parts.forEach(part -> taken.addAll(part.keys()));
        final List<String> applied = new ArrayList<>();
        final List<String> needsRestart = new ArrayList<>();
        for (final EffectiveSetting setting : next.settings()) {
            final String key = setting.fullName();
            if (!setting.value().equals(inUse.get(key))) {
                if (taken.contains(key)) {
                    applied.add(key);
                    inUse.put(key, setting.value());
                } else {
                    needsRestart.add(key);
                }
            } else if (renewed.contains(key)) {
                applied.add(key);
            }
        }
        return new ReloadedSettings(applied, needsRestart);
    }

    private void tell(final ReloadedSettings result) {
        final String applied =
                result.applied().isEmpty() ? "nothing" : String.join(",", result.applied());
        log.info("configuration reloaded", field("applied", applied));
        if (!result.needsRestart().isEmpty()) {
            log.warn(
                    "settings that take a restart",
                    field("keys", String.join(",", result.needsRestart())));
        }
    }
}
