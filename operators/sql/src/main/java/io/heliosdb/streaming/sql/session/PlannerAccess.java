package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.cache.PlanKey;
import io.heliosdb.streaming.sql.compiled.Json;
import io.heliosdb.streaming.sql.loader.PlannerLog;
import io.heliosdb.streaming.sql.script.Statement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session's questions to the planner, answered from the cache where possible. */
final class PlannerAccess {
    private final SessionContext context;
    private final PlannerLog log;
    private final Failures failures;
    private final SetAside setAside;
    private final List<Statement> logged = new ArrayList<>();
    private long planningNs;
    private int hits;
    private int checked;

    PlannerAccess(
            final SessionContext context,
            final PlannerLog log,
            final Failures failures,
            final SetAside setAside) {
        this.context = context;
        this.log = log;
        this.failures = failures;
        this.setAside = setAside;
    }

    /**
     * Adds a statement that changes the catalog to what the planner must know before the next
     * answer.
     */
    void declare(final Statement statement) {
        log.add(statement.text());
        logged.add(statement);
    }

    /** As {@link #declare} for a CREATE FUNCTION, with what is known of the function. */
    void declare(final Statement statement, final Map<String, Object> facts) {
        log.add(statement.text(), facts);
        logged.add(statement);
    }

    /** As {@link #declare} for a change of options by {@code statement}. */
    void options(final Map<String, String> options, final Statement statement) {
        log.add(options);
        logged.add(statement);
    }

    /**
     * Asks about statements.
     *
     * @param call the bridge's call
     * @param statements its statements, those its failures are about
     * @throws HeliosException what was wrong with one of them, or with one declared before that is
     *     not of the catalog
     */
    Map<?, ?> ask(final String call, final List<Statement> statements) {
        return ask(
                Map.of(
                        "call",
                        call,
                        "statements",
                        statements.stream().map(Statement::text).toList()),
                statements);
    }

    Map<?, ?> ask(final Map<String, Object> request, final List<Statement> statements) {
        final Optional<String> key = context.cache().map(cache -> key(request));
        final Optional<Map<?, ?>> kept = key.flatMap(this::kept);
        if (kept.isPresent()) {
            hits++;
            checked = log.size();
            return kept.get();
        }
        final long startNs = context.clock().nanoTime();
        final Map<String, Object> answer = context.planner().ask(log, request);
        planningNs += context.clock().nanoTime() - startNs;
        if (answer.get("failure") instanceof Map<?, ?> failure) {
            if (isSetAside(failure, answer)) {
                return ask(request, statements);
            }
            throw failures.error(failure, statements);
        }
        checked = log.size();
        key.ifPresent(name -> context.cache().orElseThrow().put(name, AnswerJson.write(answer)));
        return answer;
    }

    /** Whether something has been declared since the last answer. */
    boolean hasUnchecked() {
        return checked < log.size();
    }

    /** Time spent waiting for the planner so far. */
    long planningNs() {
        return planningNs;
    }

    /** Answers that came from the cache so far. */
    int cacheHits() {
        return hits;
    }

    /** Takes a declaration back that has failed, and tells whether that may be. */
    private boolean isSetAside(final Map<?, ?> failure, final Map<String, Object> answer) {
        if (!(answer.get("entry") instanceof Integer entry)) {
            return false;
        }
        final Statement wrong = logged.remove((int) entry);
        log.remove(entry);
        final HeliosException error = failures.error(failure, List.of(wrong));
        if (!setAside.take(wrong, error)) {
            throw error;
        }
        return true;
    }

    private String key(final Map<String, Object> request) {
        return new PlanKey()
                .with(context.engineVersion())
                .with(context.planner().folder().fingerprint())
                .with(log.text())
                .with(AnswerJson.write(new java.util.TreeMap<>(request)))
                .value();
    }

    private Optional<Map<?, ?>> kept(final String key) {
        return context.cache()
                .flatMap(cache -> cache.find(key))
                .flatMap(
                        text -> {
                            try {
                                return Json.parse(text) instanceof Map<?, ?> answer
                                        ? Optional.of(answer)
                                        : Optional.empty();
                            } catch (final IOException unreadable) {
                                return Optional.empty();
                            }
                        });
    }
}
