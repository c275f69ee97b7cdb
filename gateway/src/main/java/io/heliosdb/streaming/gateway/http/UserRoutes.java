package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.security.Security;
import io.heliosdb.streaming.gateway.security.access.Permission;
import io.heliosdb.streaming.gateway.security.user.User;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Users, for administrators. */
final class UserRoutes {
    private static final String USERS = "/api/v1/users";
    private static final String USER = USERS + "/{user}";

    private final Security security;

    private UserRoutes(final Security security) {
        this.security = security;
    }

    /** All of them. */
    static List<Route> of(final Security security) {
        final UserRoutes routes = new UserRoutes(security);
        return List.of(
                Route.on("users.list", Verb.GET, USERS)
                        .saying("List the users")
                        .needing(Permission.ADMIN)
                        .giving(Shapes.USERS)
                        .by(request -> routes.list()),
                Route.on("user.create", Verb.POST, USERS)
                        .saying("Make a user")
                        .needing(Permission.ADMIN)
                        .taking(Shapes.NEW_USER)
                        .giving(Shapes.USER)
                        .by(
                                request ->
                                        routes.noted(
                                                request,
                                                "user.create",
                                                request.json().path("username").asText(),
                                                routes::create)),
                Route.on("user.password", Verb.PUT, USER + "/password")
                        .saying("Set a user's password; all his tokens end")
                        .needing(Permission.ADMIN)
                        .taking(Shapes.PASSWORD)
                        .giving(Shapes.USER)
                        .by(routes.noted("user.password", routes::password)),
                Route.on("user.roles", Verb.PUT, USER + "/roles")
                        .saying("Give a user other roles; all his tokens end")
                        .needing(Permission.ADMIN)
                        .taking(Shapes.ROLES)
                        .giving(Shapes.USER)
                        .by(routes.noted("user.roles", routes::roles)),
                Route.on("user.enabled", Verb.PUT, USER + "/enabled")
                        .saying("Disable a user, or enable him again; all his tokens end")
                        .needing(Permission.ADMIN)
                        .taking(Shapes.ENABLED)
                        .giving(Shapes.USER)
                        .by(routes.noted("user.enabled", routes::enable)),
                Route.on("user.tokens.end", Verb.DELETE, USER + "/tokens")
                        .saying("End all tokens of a user, who may log in again")
                        .needing(Permission.ADMIN)
                        .giving(Shapes.USER)
                        .by(routes.noted("user.tokens.end", routes::endTokens)),
                Route.on("user.delete", Verb.DELETE, USER)
                        .saying("Delete a user")
                        .needing(Permission.ADMIN)
                        .by(routes.noted("user.delete", routes::delete)));
    }

    /** A change to the user in the path. */
    private RouteHandler noted(final String action, final RouteHandler change) {
        return request -> noted(request, action, request.name("user"), change);
    }

    private Reply noted(
            final Request request,
            final String action,
            final String user,
            final RouteHandler change) {
        return security.accountNotes()
                .of(request.caller(), action, user, () -> change.handle(request));
    }

    private Reply list() {
        final ObjectNode answer = JsonNodeFactory.instance.objectNode();
        final ArrayNode users = answer.putArray("users");
        security.users().all().forEach(user -> users.add(json(user)));
        return Reply.of(answer);
    }

    private Reply create(final Request request) {
        final JsonNode body = request.json();
        return Reply.created(
                json(
                        joined(
                                security.accounts()
                                        .create(
                                                body.path("username").asText(),
                                                body.path("password").asText().toCharArray(),
                                                texts(body.path("roles"))))));
    }

    private Reply password(final Request request) {
        return Reply.of(
                json(
                        joined(
                                security.accounts()
                                        .changePassword(
                                                request.name("user"),
                                                request.json()
                                                        .path("password")
                                                        .asText()
                                                        .toCharArray()))));
    }

    private Reply roles(final Request request) {
        return Reply.of(
                json(
                        security.users()
                                .changeRoles(
                                        request.name("user"),
                                        texts(request.json().path("roles")))));
    }

    private Reply enable(final Request request) {
        return Reply.of(
                json(
                        security.users()
                                .changeEnabled(
                                        request.name("user"),
                                        request.json().path("enabled").asBoolean())));
    }

    private Reply endTokens(final Request request) {
        return Reply.of(json(security.users().endTokens(request.name("user"))));
    }

    private Reply delete(final Request request) {
        security.users().delete(request.name("user"));
        return Reply.nothing();
    }

    private static Set<String> texts(final JsonNode array) {
        final Set<String> texts = new TreeSet<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static User joined(final CompletableFuture<User> user) {
        try {
            return user.join();
        } catch (final CompletionException e) {
            if (e.getCause() instanceof HeliosException declared) {
                throw declared;
            }
            throw e;
        }
    }

    private static ObjectNode json(final User user) {
        final ObjectNode answer =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("username", user.name())
                        .put("enabled", user.isEnabled())
                        .put("created", Instant.ofEpochMilli(user.createdMs()).toString())
                        .put("changed", Instant.ofEpochMilli(user.changedMs()).toString());
        user.roles().stream().sorted().forEach(answer.putArray("roles")::add);
        return answer;
    }
}
