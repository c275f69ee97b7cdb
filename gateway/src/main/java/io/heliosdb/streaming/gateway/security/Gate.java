package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.security.access.Permission;
import io.heliosdb.streaming.gateway.security.audit.AuditEntry;
import io.heliosdb.streaming.gateway.security.audit.AuditLog;
import io.heliosdb.streaming.gateway.security.limit.ClientAddress;
import io.heliosdb.streaming.gateway.security.limit.LimitError;
import io.heliosdb.streaming.gateway.security.limit.RequestLimits;
import io.heliosdb.streaming.gateway.security.token.Identity;
import io.heliosdb.streaming.gateway.security.token.TokenVerifier;

import org.agrona.concurrent.NanoClock;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every request passes, in this order: the limit of its address, authentication, the limits of
 * its user and of all together, authorisation. Each decision is in the audit log when it is told;
 * what changes anything is refused if it cannot be. Who brings events with a good token is limited
 * by the room for them instead, and is in the log once in a while. Probes are not in the log, and
 * those of this machine have no limit.
 *
 * <p>Any thread.
 */
public final class Gate {
    private final TokenVerifier tokens;
    private final AuthenticationAlarms alarms;
    private final AuditLog audit;
    private final LimitNotes notes;
    private final FeedNotes feeds;
    private final SecurityCounts counts;

    /** Exchanged by a reload; each request reads it once. */
    private volatile GateRules rules;

    public Gate(
            final GateRules rules,
            final TokenVerifier tokens,
            final AuthenticationAlarms alarms,
            final AuditLog audit,
            final NanoClock clock,
            final SecurityCounts counts) {
        this.rules = rules;
        this.tokens = tokens;
        this.alarms = alarms;
        this.audit = audit;
        notes = new LimitNotes(clock);
        feeds = new FeedNotes(clock);
        this.counts = counts;
    }

    /** A request that was let in has not brought its body in time. */
    public void noteSlowBody() {
        counts.add(SecurityCounts.Event.BODY_RATE);
    }

    /** What it decides by now. */
    GateRules rules() {
        return rules;
    }

    /** Decides by something else from now on. */
    void rules(final GateRules next) {
        rules = next;
    }

    /** Decides. Never throws for anything that a sender can do. */
    public Verdict decide(final GateRequest request) {
        final GateRules now = rules;
        final ClientAddress address =
                ClientAddress.of(now.proxies().client(request.peer(), request.forwardedFor()));
        if (request.isOwnProbe()) {
            return new Verdict.Admitted(stranger(address));
        }
        final Optional<Caller> feeder = feeder(request, address, now);
        if (feeder.isPresent()) {
            return feeds.isDue(request, feeder.get())
                    ? admit(request, feeder.get())
                    : new Verdict.Admitted(feeder.get());
        }
        final long waitSeconds = now.limits().take(address);
        if (waitSeconds > 0) {
            return beyond(
                    request,
                    stranger(address),
                    LimitError.ADDRESS,
                    "too many requests from this address",
                    waitSeconds);
        }
        return request.isOpen()
                ? admitStranger(request, address, now)
                : identify(request, address, now);
    }

    /** Who brings events and may; anybody else is asked as with every request. */
    private Optional<Caller> feeder(
            final GateRequest request, final ClientAddress address, final GateRules now) {
        if (request.kind() != GateRequest.Kind.FEED || request.bearer().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(caller(tokens.verify(request.bearer().get()), address, now))
                    .filter(caller -> caller.permissions().containsAll(request.needed()));
        } catch (final HeliosException asWithEveryRequest) {
            return Optional.empty();
        }
    }

    private static Caller caller(
            final Identity identity, final ClientAddress address, final GateRules now) {
        return new Caller(
                Optional.of(identity), now.roles().permissions(identity.roles()), address);
    }

    private Verdict admitStranger(
            final GateRequest request, final ClientAddress address, final GateRules now) {
        return strangerBeyond(request, address, now)
                .orElseGet(
                        () ->
                                request.kind() == GateRequest.Kind.PROBE
                                        ? new Verdict.Admitted(stranger(address))
                                        : admit(request, stranger(address)));
    }

    private Optional<Verdict> strangerBeyond(
            final GateRequest request, final ClientAddress address, final GateRules now) {
        final long waitSeconds = now.limits().takeAsStranger();
        return waitSeconds == 0
                ? Optional.empty()
                : Optional.of(
                        beyond(
                                request,
                                stranger(address),
                                LimitError.GLOBAL,
                                "too many requests of unknown callers",
                                waitSeconds));
    }

    private Verdict identify(
            final GateRequest request, final ClientAddress address, final GateRules now) {
        final Identity identity;
        try {
            identity = tokens.verify(request.bearer().orElseThrow(Gate::noToken));
        } catch (final HeliosException e) {
            if (request.bearer().isPresent()) {
                alarms.refuseToken(address);
            }
            return strangerBeyond(request, address, now)
                    .orElseGet(() -> refuse(request, stranger(address), Refusal.of(e)));
        }
        return authorise(request, caller(identity, address, now), now.limits());
    }

    private Verdict authorise(
            final GateRequest request, final Caller caller, final RequestLimits limits) {
        final long userSeconds = limits.takeOfUser(caller.name());
        if (userSeconds > 0) {
            return beyond(
                    request,
                    caller,
                    LimitError.USER,
                    "too many requests of this user",
                    userSeconds);
        }
        final long globalSeconds =
                limits.takeAsUser(caller.permissions().contains(Permission.ADMIN));
        if (globalSeconds > 0) {
            return beyond(
                    request,
                    caller,
                    LimitError.GLOBAL,
                    "too many requests of all users",
                    globalSeconds);
        }
        if (!caller.permissions().containsAll(request.needed())) {
            return refuse(request, caller, Refusal.of(forbidden(request.needed())));
        }
        return admit(request, caller);
    }

    private Verdict admit(final GateRequest request, final Caller caller) {
        try {
            audit.append(entry(request, caller, "allowed", titles(request.needed())));
        } catch (final HeliosException e) {
            if (request.isPrivileged()) {
                return new Verdict.Refused(Refusal.of(e));
            }
        }
        return new Verdict.Admitted(caller);
    }

    private Verdict refuse(final GateRequest request, final Caller caller, final Refusal refusal) {
        note(request, caller, refusal.error().getMessage());
        return new Verdict.Refused(refusal);
    }

    private Verdict beyond(
            final GateRequest request,
            final Caller caller,
            final LimitError code,
            final String what,
            final long waitSeconds) {
        counts.add(event(code));
        final OptionalLong silent = notes.next();
        if (silent.isPresent()) {
            final String more =
                    silent.getAsLong() == 0
                            ? ""
                            : ", " + silent.getAsLong() + " more before it are not listed";
            note(request, caller, code.code() + more);
        }
        return new Verdict.Refused(Refusal.until(code, what, waitSeconds));
    }

    private static SecurityCounts.Event event(final LimitError limit) {
        return switch (limit) {
            case ADDRESS -> SecurityCounts.Event.ADDRESS_LIMIT;
            case USER -> SecurityCounts.Event.USER_LIMIT;
            case GLOBAL, PROXY -> SecurityCounts.Event.GLOBAL_LIMIT;
        };
    }

    /** Who is refused is refused, whether it can be written down or not. */
    private void note(final GateRequest request, final Caller caller, final String detail) {
        try {
            audit.append(entry(request, caller, "refused", detail));
        } catch (final HeliosException alarmed) {
            // The log has raised its alarm.
            return;
        }
    }

    private static AuditEntry entry(
            final GateRequest request,
            final Caller caller,
            final String outcome,
            final String detail) {
        return new AuditEntry(
                caller.name(),
                caller.address().toString(),
                request.action(),
                request.object(),
                outcome,
                detail);
    }

    private static Caller stranger(final ClientAddress address) {
        return new Caller(Optional.empty(), Set.of(), address);
    }

    private static HeliosException noToken() {
        return HeliosException.of(GateError.NO_TOKEN, "this needs a token")
                .hint("log in, and send the header 'Authorization: Bearer' with what it answers");
    }

    private static HeliosException forbidden(final Set<Permission> needed) {
        return HeliosException.of(GateError.FORBIDDEN, "this needs another permission")
                .detail("needed: " + titles(needed))
                .hint("an administrator can give you a role that has it");
    }

    private static String titles(final Set<Permission> permissions) {
        return permissions.stream()
                .map(Permission::title)
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
