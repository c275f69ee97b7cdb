package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.gateway.security.access.Roles;
import io.heliosdb.streaming.gateway.security.limit.RequestLimits;
import io.heliosdb.streaming.gateway.security.limit.TrustedProxies;

/**
 * What a gate decides by and may change while it stands; each request is decided by one of them.
 *
 * @param proxies whose word about addresses is taken
 * @param limits on requests, with what was taken of them
 * @param roles what they permit
 */
record GateRules(TrustedProxies proxies, RequestLimits limits, Roles roles) {}
