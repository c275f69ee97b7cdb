package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.gateway.security.token.IssuedToken;
import io.heliosdb.streaming.gateway.security.user.User;

/** What a login, or the registration of the first administrator, comes to. */
public sealed interface LoginResult {
    /**
     * Somebody has proved himself.
     *
     * @param user who
     * @param token his
     */
    record LoggedIn(User user, IssuedToken token) implements LoginResult {}

    /**
     * Nobody has.
     *
     * @param refusal what is told
     */
    record Refused(Refusal refusal) implements LoginResult {}
}
