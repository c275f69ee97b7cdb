package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.gateway.security.LoginResult;
import io.heliosdb.streaming.gateway.security.Refusal;
import io.heliosdb.streaming.gateway.security.Security;
import io.heliosdb.streaming.gateway.security.access.Permission;
import io.heliosdb.streaming.gateway.security.token.IssuedToken;
import io.heliosdb.streaming.gateway.security.user.User;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** From a password to a token, and its end. */
final class LoginRoutes {
    private final Security security;

    private LoginRoutes(final Security security) {
        this.security = security;
    }

    /** All of them. */
    static List<Route> of(final Security security) {
        final LoginRoutes routes = new LoginRoutes(security);
        return List.of(
                Route.on("auth.register", Verb.POST, "/api/v1/auth/register")
                        .saying("Register the first administrator, with the code of the start")
                        .taking(Shapes.FIRST_ADMIN)
                        .giving(Shapes.TOKEN)
                        .by(routes::register),
                Route.on("auth.login", Verb.POST, "/api/v1/auth/login")
                        .saying("Log in: a token for a password")
                        .taking(Shapes.LOGIN)
                        .giving(Shapes.TOKEN)
                        .by(routes::login),
                Route.on("auth.logout", Verb.POST, "/api/v1/auth/logout")
                        .saying("Log out: the token of the request ends")
                        .needing(Permission.READ)
                        .by(routes::logout));
    }

    private Reply register(final Request request) {
        final JsonNode body = request.json();
        return reply(
                security.logins()
                        .registerFirst(
                                body.path("code").asText(),
                                body.path("username").asText(),
                                body.path("password").asText().toCharArray(),
                                request.caller().address()));
    }

    private Reply login(final Request request) {
        final JsonNode body = request.json();
        return reply(
                security.logins()
                        .login(
                                body.path("username").asText(),
                                body.path("password").asText().toCharArray(),
                                request.caller().address()));
    }

    private static Reply reply(final CompletableFuture<LoginResult> result) {
        return switch (result.join()) {
            case LoginResult.Refused(Refusal refusal) -> Replies.of(refusal);
            case LoginResult.LoggedIn(User user, IssuedToken token) -> Reply.of(json(user, token));
        };
    }

    private static ObjectNode json(final User user, final IssuedToken token) {
        final ObjectNode answer =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("token", token.text())
                        .put("expires", Instant.ofEpochMilli(token.endMs()).toString())
                        .put("username", user.name());
        user.roles().stream().sorted().forEach(answer.putArray("roles")::add);
        return answer;
    }

    private Reply logout(final Request request) {
        return security.accountNotes()
                .of(
                        request.caller(),
                        "auth.logout",
                        request.caller().name(),
                        () -> {
                            security.tokens().revoke(request.caller().identity().orElseThrow());
                            return Reply.nothing();
                        });
    }
}
