package io.heliosdb.streaming.perf.sql;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.sql.OutputFormat;
import io.heliosdb.streaming.gateway.sql.RunOptions;
import io.heliosdb.streaming.gateway.sql.ScriptRunner;
import io.heliosdb.streaming.gateway.sql.Sessions;
import io.heliosdb.streaming.gateway.sql.StopSwitch;
import io.heliosdb.streaming.sql.loader.Planner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our engine as the command line runs it, in this process, with some settings of its own, and with
 * ids and fingerprints of the results.
 */
public final class OurEngine implements EngineUnderTest {
    private static final String ID_COLUMN = "id,";
    private static final String ROWS = "rows: ";

    /** Beginnings of lines that are no fingerprints. */
    private static final List<String> NOTICES = List.of("note: ", "time: ", ROWS);

    /** Pages for larger rows take longer to open than a case takes to run. */
    private static final String SMALL_ROW_KIB = "64";

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

    /**
     * All that a run has shown.
     *
     * @param result as the case has it, without the ids
     * @param ids of the rows of the result, in their order
     * @param fingerprints one for each output of each job
     * @param rows what became of the rows of each operator of each job
     */
    public record Run(
            Result result, List<String> ids, List<String> fingerprints, List<String> rows) {}

    @Override
    public Result run(
            final Path script, final Map<String, String> settings, final boolean changelog) {
        return runWithIds(script, settings, changelog).result();
    }

    Run runWithIds(final Path script, final Map<String, String> settings, final boolean changelog) {
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final ByteArrayOutputStream noticed = new ByteArrayOutputStream();
        final Map<String, String> all = new HashMap<>(settings);
        all.putAll(variant);
        all.put("heliosdb.fingerprint", "true");
        all.putIfAbsent("heliosdb.row.kib", SMALL_ROW_KIB);
        String error = "";
        try (PrintStream output = new PrintStream(printed, false, StandardCharsets.UTF_8);
                PrintStream notices = new PrintStream(noticed, false, StandardCharsets.UTF_8)) {
            final RunOptions options =
                    new RunOptions(
                            OutputFormat.CSV,
                            false,
                            changelog,
                            true,
                            true,
                            false,
                            Optional.empty(),
                            Optional.empty(),
                            all,
                            output,
                            notices,
                            new StopSwitch());
            new ScriptRunner(Sessions.open(planner, planFolder, all, false), options)
                    .runScript(script.getFileName().toString(), Files.readString(script));
        } catch (final HeliosException e) {
            error = ErrorText.of(e);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        final List<String> records = CsvRecords.split(printed.toString(StandardCharsets.UTF_8));
        final boolean hasIds = !records.isEmpty() && records.getFirst().startsWith(ID_COLUMN);
        final Result result =
                error.isEmpty()
                        ? Result.of(
                                hasIds
                                        ? records.stream().map(OurEngine::withoutId).toList()
                                        : records)
                        : Result.failed(error);
        return new Run(
                result,
                hasIds && error.isEmpty()
                        ? records.stream().map(OurEngine::id).toList()
                        : List.of(),
                noticed.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> NOTICES.stream().noneMatch(line::startsWith))
                        .toList(),
                noticed.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith(ROWS))
                        .toList());
    }

    private static String id(final String record) {
        return record.substring(0, record.indexOf(','));
    }

    private static String withoutId(final String record) {
        return record.substring(record.indexOf(',') + 1);
    }
}
