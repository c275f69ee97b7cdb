package io.heliosdb.streaming.gateway.tcp;

import io.heliosdb.streaming.gateway.feed.FeedCounts;
import io.heliosdb.streaming.gateway.http.ApplianceAccess;
import io.heliosdb.streaming.gateway.security.GateRequest;
import io.heliosdb.streaming.gateway.security.Verdict;

import org.agrona.ErrorHandler;

import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What connections need of the process.
 *
 * @param appliance that has the streams
 * @param gate that everybody passes; any thread
 * @param checks runs what may have to wait
 * @param counts of all connections
 * @param defects told what is nobody's fault but ours
 */
public record FeedPorts(
        ApplianceAccess appliance,
        Function<GateRequest, Verdict> gate,
        Executor checks,
        FeedCounts counts,
        ErrorHandler defects) {}
