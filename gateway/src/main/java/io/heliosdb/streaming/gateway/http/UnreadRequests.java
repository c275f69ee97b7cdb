package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.control.ControlJson;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Answers requests that Jetty refuses before they come to a route, as they are too long or not
 * HTTP: in the form of all errors, without a word about the server.
 */
final class UnreadRequests extends ErrorHandler {
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LONG = 431;
    private static final List<HttpField> HEADERS =
            List.of(
                    new HttpField(HttpHeader.CONTENT_TYPE, "application/json"),
                    new HttpField(HttpHeader.CACHE_CONTROL, "no-store"),
                    new HttpField("X-Content-Type-Options", "nosniff"));

    @Override
    public boolean handle(final Request request, final Response response, final Callback callback) {
        HEADERS.forEach(response.getHeaders()::put);
        final String why = (String) request.getAttribute(ERROR_MESSAGE);
        response.write(true, body(response.getStatus(), why), callback);
        return true;
    }

    private static ByteBuffer body(final int status, final String why) {
        return ByteBuffer.wrap(
                ControlJson.of(error(status, why)).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static HeliosException error(final int status, final String why) {
        if (status == HEADERS_TOO_LONG || status == URI_TOO_LONG) {
            return HeliosException.of(
                            HttpError.HEAD_TOO_LONG, "the head of the request is too long")
                    .detail("at most " + HttpListener.MAX_HEADER_BYTES + " bytes are taken")
                    .hint("put what is long into the body");
        }
        if (status == Statuses.FAILED) {
            return HttpError.defect();
        }
        return HeliosException.of(HttpError.MALFORMED, "the request is no HTTP as it is taken here")
                .detail(Optional.ofNullable(why).orElse("status " + status))
                .hint(
                        "send HTTP/1.1, each header and each part of the path as the standard has"
                                + " it");
    }
}
