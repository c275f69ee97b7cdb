package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.appliance.StartReview;
import io.heliosdb.streaming.operators.change.OperatorChange;

import java.util.Locale;

/** What a start would make of the jobs, as one JSON object. */
final class ReviewJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReviewJson() {}

    static ObjectNode of(final StartReview review) {
        final ObjectNode node = MAPPER.createObjectNode();
        node.put("accepted", review.isAccepted());
        node.put("compared_with", review.comparedWith().orElse(null));
        if (review.rowsBehind().isPresent()) {
            node.put("rows_behind", review.rowsBehind().getAsLong());
            node.put("rows_unread", review.rowsUnread());
        } else {
            node.putNull("rows_behind").putNull("rows_unread");
        }
        final ArrayNode drops = node.putArray("drops");
        for (final StartReview.Drop drop : review.drops()) {
            drops.addObject().put("job", drop.job()).put("known", drop.isKnown());
        }
        final ArrayNode jobs = node.putArray("jobs");
        review.jobs().forEach(job -> jobs.add(of(job)));
        return node;
    }

    private static ObjectNode of(final StartReview.Outlook job) {
        final ObjectNode node =
                MAPPER.createObjectNode()
                        .put("job", job.job())
                        .put("standing", job.standing())
                        .put("rows_behind", job.rowsBehind());
        final ArrayNode operators = node.putArray("operators");
        job.operators().forEach(change -> operators.add(of(change)));
        node.set("refusal", job.refusal().map(ReviewJson::of).orElse(null));
        return node;
    }

    private static ObjectNode of(final OperatorChange change) {
        return MAPPER.createObjectNode()
                .put("verdict", change.verdict().name().toLowerCase(Locale.ROOT))
                .put("kind", change.operator().kind().name().toLowerCase(Locale.ROOT))
                .put("operator", change.operator().title())
                .put("reason", change.reason());
    }

    private static ObjectNode of(final HeliosException refusal) {
        return MAPPER.createObjectNode()
                .put("code", refusal.code().code())
                .put("error", refusal.what())
                .put("detail", refusal.detail())
                .put("hint", refusal.hint());
    }
}
