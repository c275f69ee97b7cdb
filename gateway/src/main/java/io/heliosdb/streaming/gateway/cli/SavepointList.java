package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.checkpoint.Checkpoint;
import io.heliosdb.streaming.state.checkpoint.CheckpointStore;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointInfo;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointKind;

import picocli.CommandLine;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code savepoint list}: those there are, the oldest first. */
@CommandLine.Command(
        name = "list",
        description = "List the savepoints, the oldest first.",
        mixinStandardHelpOptions = true)
final class SavepointList extends FolderCommand {
    @CommandLine.Option(names = "--all", description = "List checkpoints, too.")
    private boolean isAll;

    SavepointList(final Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        new SavepointFolder(options().load())
                .read(this::print)
                .forEach(streams().output()::println);
        return ExitCode.OK;
    }

    private List<String> print(final CheckpointStore store) {
        return store.list().stream()
                .filter(id -> isAll || id.kind() == CheckpointKind.SAVEPOINT)
                .flatMap(id -> line(store, id).stream())
                .toList();
    }

    /** Nothing of one that has gone since it was found: the process that runs deletes old ones. */
    private Optional<String> line(final CheckpointStore store, final CheckpointId id) {
        try (Checkpoint checkpoint = store.open(id.text())) {
            return Optional.of(isJson() ? json(checkpoint) : text(checkpoint));
        } catch (final HeliosException e) {
            return store.list().contains(id) ? Optional.of(damaged(id, e)) : Optional.empty();
        }
    }

    private String damaged(final CheckpointId id, final HeliosException e) {
        return isJson()
                ? new ObjectMapper()
                        .createObjectNode()
                        .put("id", id.text())
                        .put("damage", e.getMessage())
                        .toString()
                : id + "  " + e.getMessage();
    }

    private static String json(final Checkpoint checkpoint) {
        final CheckpointInfo info = checkpoint.info();
        final ObjectNode line = new ObjectMapper().createObjectNode();
        line.put("id", info.id().text())
                .put("number", info.id().number())
                .put("created", Instant.ofEpochMilli(info.createdMs()).toString())
                .put("barrier", info.barrier())
                .put("epoch", info.epoch())
                .put("state_bytes", checkpoint.length())
                .put("version", info.engineVersion());
        return line.toString();
    }

    private static String text(final Checkpoint checkpoint) {
        final CheckpointInfo info = checkpoint.info();
        return String.format(
                Locale.ROOT,
                "%s  %s  barrier %,d  epoch %d  %,d bytes of state",
                info.id(),
                Instant.ofEpochMilli(info.createdMs()),
                info.barrier(),
                info.epoch(),
                checkpoint.length());
    }
}
