package io.heliosdb.streaming.gateway.webhook;

import io.heliosdb.streaming.connectors.result.WebhookTarget;

import java.util.Map;

/**
 * A request that goes out.
 *
 * @param target where to
 * @param headers of it
 * @param body lines of JSON
 */
record WebhookRequest(WebhookTarget target, Map<String, String> headers, byte[] body) {
    @Override
    public String toString() {
        return target.url() + " " + body.length + " bytes";
    }
}
