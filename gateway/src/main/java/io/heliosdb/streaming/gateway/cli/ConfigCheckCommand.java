package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorText;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.check.ConfigCheck;
import io.heliosdb.streaming.gateway.config.ConfigErrors;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlError;
import io.heliosdb.streaming.gateway.control.ControlJson;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code config check}: everything that is wrong, at once. */
@CommandLine.Command(
        name = "check",
        description =
                "Say everything that is wrong with the configuration, and whether folders can be"
                        + " written and ports are free. Exit code 1 if a start would be refused;"
                        + " warnings do not count.",
        mixinStandardHelpOptions = true)
final class ConfigCheckCommand extends FolderCommand {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file, in place of --config.")
    private Path file;

    ConfigCheckCommand(final Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        final List<HeliosException> found = found();
        final List<HeliosException> errors =
                found.stream().filter(each -> !isWarning(each)).toList();
        if (isJson()) {
            streams().output().println(json(errors, found));
        } else {
            found.forEach(each -> streams().output().println(text(each)));
            streams()
                    .output()
                    .println(
                            errors.size()
                                    + " errors, "
                                    + (found.size() - errors.size())
                                    + " warnings");
        }
        return errors.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<HeliosException> found() {
        final Configuration configuration;
        try {
            configuration = options().load(Optional.ofNullable(file));
        } catch (final HeliosException e) {
            return ConfigErrors.of(e);
        }
        return ConfigCheck.of(configuration, isRunning(configuration));
    }

    private static boolean isRunning(final Configuration configuration) {
        try {
            new ControlClient(configuration.data().directory(), Clocks.nano())
                    .ask(new ControlRequest.Status(), TIMEOUT_NS);
            return true;
        } catch (final HeliosException e) {
            if (e.code() == ControlError.NOT_RUNNING) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isWarning(final HeliosException found) {
        return found.code().category() == Category.WARNING;
    }

    private static String text(final HeliosException found) {
        final String text = ErrorText.of(found);
        return isWarning(found) ? text.replaceFirst("^error", "warning") : text;
    }

    private static ObjectNode json(
            final List<HeliosException> errors, final List<HeliosException> found) {
        final ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("ok", errors.isEmpty());
        final ArrayNode list = json.putArray("errors");
        final ArrayNode warnings = json.putArray("warnings");
        for (final HeliosException each : found) {
            final ObjectNode node = ControlJson.of(each);
            node.remove("others"); // each is listed
            (isWarning(each) ? warnings : list).add(node);
        }
        return json;
    }
}
