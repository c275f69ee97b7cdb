package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.appliance.StartRequest;
import io.heliosdb.streaming.gateway.config.Configuration;

import picocli.CommandLine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * {@code savepoint restore}: checks a savepoint and runs the appliance from it, as {@code run
 * --restore-from-savepoint} does; if asked to, after bringing it back from a copy.
 */
@CommandLine.Command(
        name = "restore",
        description = "Run the appliance from a savepoint, after checking it.",
        mixinStandardHelpOptions = true)
final class SavepointRestore extends FolderCommand {
    private final ServerRun run;

    @CommandLine.Parameters(paramLabel = "ID", description = "As savepoint list prints it.")
    private String id;

    @CommandLine.Option(
            names = "--from",
            paramLabel = "FOLDER",
            description = "Bring it back from this folder first, into which it was copied.")
    private Path folder;

    SavepointRestore(final Streams streams, final ServerRun run) {
        super(streams);
        this.run = run;
    }

    @Override
    public Integer call() {
        final Configuration configuration = options().load();
        final SavepointFolder savepoints = new SavepointFolder(configuration);
        if (folder != null) {
            savepoints.bringBack(id, folder.toAbsolutePath().normalize());
            streams().notices().println(id + " brought back from " + folder);
        }
        savepoints.read(store -> store.verify(id));
        return run.run(
                options()::load, isJson(), false, new StartRequest(Optional.of(id), Set.of()));
    }
}
