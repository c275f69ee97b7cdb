package io.heliosdb.streaming.perf.sql;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.sql.OutputFormat;
import io.heliosdb.streaming.gateway.sql.RunOptions;
import io.heliosdb.streaming.gateway.sql.ScriptRunner;
import io.heliosdb.streaming.gateway.sql.Sessions;
import io.heliosdb.streaming.sql.loader.Planner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Our engine as the command line runs it, in this process, with some settings of its own. */
final class OurEngine implements EngineUnderTest {
    private final Planner planner;
    private final Path planFolder;
    private final Map<String, String> variant;

    /**
     * @param planner shared by all variants, as are the plans kept in the folder
     * @param variant settings that must not change any result
     */
    OurEngine(final Planner planner, final Path planFolder, final Map<String, String> variant) {
        this.planner = planner;
        this.planFolder = planFolder;
        this.variant = variant;
    }

    @Override
    public Result run(
            final Path script, final Map<String, String> settings, final boolean changelog) {
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final Map<String, String> all = new HashMap<>(settings);
        all.putAll(variant);
        try (PrintStream output = new PrintStream(printed, false, StandardCharsets.UTF_8)) {
            final RunOptions options =
                    new RunOptions(
                            OutputFormat.CSV,
                            changelog,
                            false,
                            false,
                            Optional.empty(),
                            Optional.empty(),
                            all,
                            output,
                            output);
            new ScriptRunner(Sessions.open(planner, planFolder, all, false), options)
                    .runScript(script.getFileName().toString(), Files.readString(script));
        } catch (final HeliosException e) {
            return Result.failed(ErrorText.of(e));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return Result.of(CsvRecords.split(printed.toString(StandardCharsets.UTF_8)));
    }
}
