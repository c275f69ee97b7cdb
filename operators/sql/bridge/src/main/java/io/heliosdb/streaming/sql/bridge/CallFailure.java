package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.table.api.ValidationException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A call whose arguments a function does not take. Flink tells such a failure in layers, none of
 * which has a place: the call, the forms that the function has, and what is wrong with an argument.
 *
 * @param function its name, without catalog and database
 * @param arguments their types
 * @param forms in which the function can be called
 * @param reason what is wrong with an argument, or empty
 */
record CallFailure(String function, String arguments, List<String> forms, String reason) {
    private static final Pattern CALL =
            Pattern.compile(
                    "(?:.*\\s)?Invalid function call:\\s+([^(]+)\\((.*)\\)", Pattern.DOTALL);

    private static final String FORMS = "Expected signatures are:";

    static Optional<CallFailure> of(final Throwable thrown) {
        final List<String> layers = new ArrayList<>();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof ValidationException && each.getMessage() != null) {
                layers.add(each.getMessage());
            }
        }
        for (int i = layers.size() - 1; i >= 0; i--) {
            final Matcher call = CALL.matcher(layers.get(i));
            if (call.matches()) {
                return Optional.of(of(call, layers.subList(i + 1, layers.size())));
            }
        }
        return Optional.empty();
    }

    private static CallFailure of(final Matcher call, final List<String> within) {
        final String path = call.group(1).replace("`", "");
        final List<String> forms =
                within.stream()
                        .filter(layer -> layer.contains(FORMS))
                        .flatMap(
                                layer ->
                                        Stream.of(
                                                layer.substring(
                                                                layer.indexOf(FORMS)
                                                                        + FORMS.length())
                                                        .strip()
                                                        .split("\n")))
                        .distinct()
                        .toList();
        final String last = within.isEmpty() ? "" : within.getLast();
        return new CallFailure(
                path.substring(path.lastIndexOf('.') + 1),
                call.group(2),
                forms,
                last.startsWith("Invalid input arguments") ? "" : last);
    }

    /** Puts it among the data of a failure. */
    void put(final Map<String, Object> failure) {
        failure.put("kind", "call");
        failure.put("name", function);
        failure.put("subject", arguments);
        failure.put("message", reason);
        failure.put("candidates", forms);
    }
}
